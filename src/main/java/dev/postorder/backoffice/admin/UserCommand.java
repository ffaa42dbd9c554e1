package dev.postorder.backoffice.admin;

import dev.postorder.access.Customer;
import dev.postorder.access.Directory;
import dev.postorder.access.Secrets;
import dev.postorder.access.User;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code admin user}. */
@Command(
    name = "user",
    description = "Who logs in, and what he may do for which customer.",
    mixinStandardHelpOptions = true)
final class UserCommand {
  private static final String LEVELS =
      "What he may do for a customer (ID or UID): 0 nothing, 1 books, 2 sees and changes orders,"
          + " 3 sees orders. May be repeated.";

  private static final int SHORTEST = 8;
  private static final String TOO_SHORT =
      "The password must have at least " + SHORTEST + " characters.";

  private final AdminCommand admin;

  UserCommand(AdminCommand admin) {
    this.admin = admin;
  }

  @Command(
      name = "add",
      description = "Adds a user and prints the password, which is shown this once.",
      mixinStandardHelpOptions = true)
  int add(
      @Parameters(paramLabel = "LOGIN", description = "An e-mail, or a phone +7XXXXXXXXXX.")
          String login,
      @Option(names = "--access", paramLabel = "CUSTOMER=LEVEL", description = LEVELS)
          @Nullable Map<String, Integer> levels,
      @Option(
              names = "--password-stdin",
              description = "Takes the password from the standard input instead of making one.")
          boolean fromInput) {
    if (!Directory.isLogin(login)) {
      return admin.refuse("The login must be an e-mail or a phone +7XXXXXXXXXX.");
    }
    String password = fromInput ? line() : Secrets.random();
    if (password.length() < SHORTEST) {
      return admin.refuse(TOO_SHORT);
    }
    return admin.run(
        handle -> {
          Optional<Long> user = admin.directory().addUser(handle, login, password);
          if (user.isEmpty()) {
            return admin.refuse("The login is taken.");
          }
          int granted = grant(handle, user.get(), levels == null ? Map.of() : levels);
          if (granted == 0 && !fromInput) {
            show(password);
          }
          return granted;
        });
  }

  @Command(
      name = "password",
      description =
          "Gives a user a new password and prints it; his sessions end, his personal tokens stay.",
      mixinStandardHelpOptions = true)
  int password(
      @Parameters(paramLabel = "LOGIN", description = "The user.") String login,
      @Option(
              names = "--password-stdin",
              description = "Takes the password from the standard input instead of making one.")
          boolean fromInput) {
    String password = fromInput ? line() : Secrets.random();
    if (password.length() < SHORTEST) {
      return admin.refuse(TOO_SHORT);
    }
    return admin.run(
        handle -> {
          if (!admin.directory().setPassword(handle, login, password)) {
            return admin.refuse("There is no such user who is enabled.");
          }
          if (!fromInput) {
            show(password);
          }
          return 0;
        });
  }

  @Command(
      name = "grant",
      description = "Sets what a user may do for customers.",
      mixinStandardHelpOptions = true)
  int grant(
      @Parameters(paramLabel = "LOGIN", description = "The user.") String login,
      @Option(
              names = "--access",
              paramLabel = "CUSTOMER=LEVEL",
              description = LEVELS,
              required = true)
          Map<String, Integer> levels) {
    return admin.run(login, (handle, user) -> grant(handle, user.id(), levels));
  }

  @Command(
      name = "list",
      description = "Lists users: id, login, state, customer=level; tab-separated.",
      mixinStandardHelpOptions = true)
  int list() {
    return admin.run(
        handle -> {
          admin.directory().users(handle).forEach(this::show);
          return 0;
        });
  }

  @Command(
      name = "disable",
      description = "Disables a user; his sessions end, his personal tokens open none.",
      mixinStandardHelpOptions = true)
  int disable(@Parameters(paramLabel = "LOGIN", description = "The user.") String login) {
    return admin.run(
        handle ->
            admin.directory().disableUser(handle, login)
                ? 0
                : admin.refuse("There is no such user who is enabled."));
  }

  private int grant(Handle handle, long userId, Map<String, Integer> levels) {
    for (var level : levels.entrySet()) {
      Optional<Customer> customer = CustomerCommand.find(admin, handle, level.getKey());
      if (customer.isEmpty() || level.getValue() < 0 || level.getValue() > 3) {
        handle.rollback();
        return admin.refuse(
            "--access " + level + ": a customer and a level of 0 to 3 are expected.");
      }
      admin.directory().grant(handle, userId, customer.get().id(), level.getValue());
    }
    return 0;
  }

  private void show(User user) {
    String levels =
        new TreeMap<>(user.levels())
            .entrySet().stream().map(Object::toString).collect(Collectors.joining(","));
    admin.row(
        Long.toString(user.id()),
        user.login(),
        user.disabled() ? "disabled" : "enabled",
        levels.isEmpty() ? "-" : levels);
  }

  private void show(String password) {
    admin.say("The password is shown this once:");
    admin.print(password);
  }

  private static String line() {
    try {
      String line =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
