package dev.postorder.backoffice.admin;

import dev.postorder.access.KeyHolder;
import dev.postorder.access.KeyKind;
import dev.postorder.access.OperatorRole;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code admin application} and {@code admin api-key}: the two kinds of keys of programs. */
@Command(mixinStandardHelpOptions = true)
final class KeyCommand {
  private final AdminCommand admin;
  private final KeyKind kind;

  private KeyCommand(AdminCommand admin, KeyKind kind) {
    this.admin = admin;
    this.kind = kind;
  }

  static CommandLine of(AdminCommand admin, KeyKind kind, String description) {
    var line = new CommandLine(new KeyCommand(admin, kind));
    line.getCommandSpec().usageMessage().description(description);
    return line;
  }

  @Command(
      name = "add",
      description = "Adds one and prints its key, which is shown this once.",
      mixinStandardHelpOptions = true)
  int add(
      @Parameters(paramLabel = "NAME", description = "Its name.") String name,
      @Option(
              names = "--role",
              description =
                  "What an API key may do: viewer, operator or administrator (the default).")
          @Nullable String role,
      @Option(
              names = "--personal-data",
              description = "An API key sees people's names, phones and addresses in the call log.")
          boolean personalData) {
    if (name.isBlank()) {
      return admin.refuse("The name is empty.");
    }
    Optional<OperatorRole> wanted = OperatorRole.of(role == null ? "administrator" : role);
    if (wanted.isEmpty() || (role != null && kind != KeyKind.API_KEY)) {
      return admin.refuse("--role: viewer, operator or administrator, of an API key.");
    }
    if (personalData && kind != KeyKind.API_KEY) {
      return admin.refuse("--personal-data: a right of API keys.");
    }
    return admin.run(
        handle -> {
          Optional<String> secret = add(handle, name.strip(), wanted.get(), personalData);
          if (secret.isEmpty()) {
            return admin.refuse("The name is taken.");
          }
          admin.say("The key is shown this once:");
          admin.print(secret.get());
          return 0;
        });
  }

  private Optional<String> add(
      Handle handle, String name, OperatorRole role, boolean personalData) {
    return kind == KeyKind.API_KEY
        ? admin.directory().addApiKey(handle, name, role, personalData)
        : admin.directory().addKey(handle, kind, name);
  }

  @Command(
      name = "list",
      description =
          "Lists them: id, name, state, time of creation, role, personal data; tab-separated.",
      mixinStandardHelpOptions = true)
  int list() {
    return admin.run(
        handle -> {
          admin.directory().keys(handle, kind).forEach(this::show);
          return 0;
        });
  }

  @Command(
      name = "disable",
      description = "Disables one; running servers refuse its key within a second.",
      mixinStandardHelpOptions = true)
  int disable(@Parameters(paramLabel = "NAME", description = "Its name.") String name) {
    return admin.run(
        handle ->
            admin.directory().disableKey(handle, kind, name.strip())
                ? 0
                : admin.refuse("There is no such key that is enabled."));
  }

  private void show(KeyHolder key) {
    admin.row(
        Long.toString(key.id()),
        key.name(),
        key.disabled() ? "disabled" : "enabled",
        key.createdAt().toString(),
        key.role().map(OperatorRole::code).orElse("-"),
        key.personalData() ? "personal-data" : "-");
  }
}
