package dev.postorder.console.access;

import dev.postorder.console.FormReader;
import dev.postorder.console.Query;
import dev.postorder.console.Words;
import java.util.Optional;
import java.util.UUID;

/** What the addresses of several lists ask for. */
public final class Asking {
  private Asking() {}

  /** The place in a list that an address names; the beginning where it names none. */
  public static long after(Query typed) {
    return typed
        .get("after")
        .filter(text -> text.matches("[0-9]{1,18}"))
        .map(Long::valueOf)
        .orElse(0L);
  }

  /** The customer whose own the list is limited to. */
  public static Optional<UUID> customer(FormReader reader, Words words) {
    return reader.parsed("customer", Asking::uid, words.say("customer.fault"));
  }

  private static Optional<UUID> uid(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(uid -> text.length() == 36);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
