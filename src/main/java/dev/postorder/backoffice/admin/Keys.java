package dev.postorder.backoffice.admin;

import dev.postorder.access.KeyHolder;
import dev.postorder.access.KeyKind;
import java.util.Optional;

/** What the commands of both kinds of keys do. */
final class Keys {
  private final AdminCommand admin;

  Keys(AdminCommand admin) {
    this.admin = admin;
  }

  int add(KeyKind kind, String name) {
    if (name.isBlank()) {
      return admin.refuse("The name is empty.");
    }
    return admin.run(
        handle -> {
          Optional<String> secret = admin.directory().addKey(handle, kind, name.strip());
          if (secret.isEmpty()) {
            return admin.refuse("The name is taken.");
          }
          admin.say("The key is shown this once:");
          admin.print(secret.get());
          return 0;
        });
  }

  int list(KeyKind kind) {
    return admin.run(
        handle -> {
          admin.directory().keys(handle, kind).forEach(this::show);
          return 0;
        });
  }

  int disable(KeyKind kind, String name) {
    return admin.run(
        handle ->
            admin.directory().disableKey(handle, kind, name.strip())
                ? 0
                : admin.refuse("There is no such key that is enabled."));
  }

  private void show(KeyHolder key) {
    admin.print(
        String.join(
            "\t",
            Long.toString(key.id()),
            key.name(),
            key.disabled() ? "disabled" : "enabled",
            key.createdAt().toString()));
  }
}
