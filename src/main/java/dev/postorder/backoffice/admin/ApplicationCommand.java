package dev.postorder.backoffice.admin;

import dev.postorder.access.KeyKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code admin application}. */
@Command(
    name = "application",
    description = "The client programs of the freight face and their appkeys.",
    mixinStandardHelpOptions = true)
final class ApplicationCommand {
  private final Keys keys;

  ApplicationCommand(Keys keys) {
    this.keys = keys;
  }

  @Command(
      name = "add",
      description = "Adds one and prints its key, which is shown this once.",
      mixinStandardHelpOptions = true)
  int add(@Parameters(paramLabel = "NAME", description = "Its name.") String name) {
    return keys.add(KeyKind.APPLICATION, name);
  }

  @Command(
      name = "list",
      description = "Lists them: id, name, state, time of creation; tab-separated.",
      mixinStandardHelpOptions = true)
  int list() {
    return keys.list(KeyKind.APPLICATION);
  }

  @Command(
      name = "disable",
      description = "Disables one; running servers refuse its key within a second.",
      mixinStandardHelpOptions = true)
  int disable(@Parameters(paramLabel = "NAME", description = "Its name.") String name) {
    return keys.disable(KeyKind.APPLICATION, name);
  }
}
