package dev.postorder.backoffice.admin;

import dev.postorder.access.PersonalToken;
import dev.postorder.access.PersonalTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code admin token}. */
@Command(
    name = "token",
    description = "The personal access tokens with which programs log in for users.",
    mixinStandardHelpOptions = true)
final class TokenCommand {
  private static final String USER = "The user.";
  private static final int LONGEST_DAYS = 36_500;

  private final AdminCommand admin;

  TokenCommand(AdminCommand admin) {
    this.admin = admin;
  }

  @Command(
      name = "add",
      description = "Adds one and prints it; it is shown this once.",
      mixinStandardHelpOptions = true)
  int add(
      @Parameters(paramLabel = "LOGIN", description = USER) String login,
      @Option(names = "--name", description = "What it is for; 'token' by default.")
          Optional<String> name,
      @Option(names = "--days", description = "After how many days it ends; never by default.")
          Optional<Integer> days) {
    String called = name.orElse("token").strip();
    if (called.isEmpty() || called.length() > PersonalTokens.LONGEST_NAME) {
      return admin.refuse(
          "--name: 1 to " + PersonalTokens.LONGEST_NAME + " characters are expected.");
    }
    if (days.filter(count -> count < 1 || count > LONGEST_DAYS).isPresent()) {
      return admin.refuse("--days: 1 to " + LONGEST_DAYS + " are expected.");
    }
    Optional<Instant> expiresAt = days.map(count -> admin.now().plus(Duration.ofDays(count)));
    return admin.run(
        login,
        (handle, user) -> {
          if (user.disabled()) {
            return admin.refuse("The user is disabled.");
          }
          admin.say("The token is shown this once:");
          admin.print(admin.tokens().add(handle, user.id(), called, expiresAt).secret());
          return 0;
        });
  }

  @Command(
      name = "list",
      description = "Lists them: id, name, state, added, expires, last used; tab-separated.",
      mixinStandardHelpOptions = true)
  int list(@Parameters(paramLabel = "LOGIN", description = USER) String login) {
    return admin.run(
        login,
        (handle, user) -> {
          admin.tokens().list(handle, user.id()).forEach(this::show);
          return 0;
        });
  }

  @Command(
      name = "end",
      description = "Ends one, and the sessions that it opened, within a second.",
      mixinStandardHelpOptions = true)
  int end(
      @Parameters(paramLabel = "LOGIN", description = USER) String login,
      @Parameters(paramLabel = "ID", description = "The token's id.") long id) {
    return admin.run(
        login,
        (handle, user) ->
            admin.tokens().end(handle, user.id(), id).isPresent()
                ? 0
                : admin.refuse("The user has no such token that has not ended."));
  }

  private void show(PersonalToken token) {
    admin.row(
        Long.toString(token.id()),
        token.name(),
        token.endedAt().isPresent() ? "ended" : token.valid(admin.now()) ? "valid" : "expired",
        token.createdAt().toString(),
        token.expiresAt().map(Instant::toString).orElse("-"),
        token.lastUsedAt().map(Instant::toString).orElse("-"));
  }
}
