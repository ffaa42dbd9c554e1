package dev.postorder.backoffice.admin;

import dev.postorder.access.OpenSession;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code admin session}. */
@Command(
    name = "session",
    description = "The open sessions of users, on both faces.",
    mixinStandardHelpOptions = true)
final class SessionCommand {
  private static final String USER = "The user.";

  private final AdminCommand admin;

  SessionCommand(AdminCommand admin) {
    this.admin = admin;
  }

  @Command(
      name = "list",
      description =
          "Lists them, the newest first: trail name, face, application, personal token, address,"
              + " opened, last used (five minutes early at most), expires; tab-separated.",
      mixinStandardHelpOptions = true)
  int list(@Parameters(paramLabel = "LOGIN", description = USER) String login) {
    return admin.run(
        login,
        (handle, user) -> {
          admin.sessions().list(handle, user.id()).forEach(this::show);
          return 0;
        });
  }

  @Command(
      name = "end",
      description = "Ends one or all; running servers refuse them within a second.",
      mixinStandardHelpOptions = true)
  int end(
      @Parameters(paramLabel = "LOGIN", description = USER) String login,
      @Parameters(paramLabel = "TRAIL", arity = "0..1", description = "The session's trail name.")
          Optional<String> trail,
      @Option(names = "--all", description = "Ends all of the user's.") boolean all) {
    if (all == trail.isPresent()) {
      return admin.refuse("A trail name or --all is expected.");
    }
    return admin.run(
        login,
        (handle, user) -> {
          if (all) {
            admin.print(Integer.toString(admin.sessions().endAll(handle, user.id())));
            return 0;
          }
          return admin.sessions().end(handle, user.id(), trail.orElseThrow())
              ? 0
              : admin.refuse("The user has no such session that is open.");
        });
  }

  private void show(OpenSession session) {
    admin.row(
        session.trail(),
        session.face(),
        session.application().orElse("-"),
        session.personalToken().orElse("-"),
        session.address().orElse("-"),
        session.createdAt().toString(),
        session.lastUsedAt().toString(),
        session.expiresAt().toString());
  }
}
