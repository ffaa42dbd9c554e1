package dev.postorder.backoffice.admin;

import dev.postorder.access.KeyKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code admin api-key}. */
@Command(
    name = "api-key",
    description = "The keys of the back-office API and of the pages.",
    mixinStandardHelpOptions = true)
final class ApiKeyCommand {
  private final Keys keys;

  ApiKeyCommand(Keys keys) {
    this.keys = keys;
  }

  @Command(
      name = "add",
      description = "Adds one and prints its key, which is shown this once.",
      mixinStandardHelpOptions = true)
  int add(@Parameters(paramLabel = "NAME", description = "Its name.") String name) {
    return keys.add(KeyKind.API_KEY, name);
  }

  @Command(
      name = "list",
      description = "Lists them: id, name, state, time of creation; tab-separated.",
      mixinStandardHelpOptions = true)
  int list() {
    return keys.list(KeyKind.API_KEY);
  }

  @Command(
      name = "disable",
      description = "Disables one; running servers refuse its key within a second.",
      mixinStandardHelpOptions = true)
  int disable(@Parameters(paramLabel = "NAME", description = "Its name.") String name) {
    return keys.disable(KeyKind.API_KEY, name);
  }
}
