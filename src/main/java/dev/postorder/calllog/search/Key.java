package dev.postorder.calllog.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a search may name: {@code key:value}. */
public enum Key {
  /** A session's name in the log, 12 characters. */
  SESSION,
  /** A part of the method's name, in any case. */
  MESSAGE,
  /** {@code api}, {@code console} or {@code job}. */
  SOURCE,
  /** A requestID or a 13-digit orderID. */
  ORDER,
  /** A customer's uid, or its whole name; of calls about its orders. */
  CUSTOMER,
  /** A user's login, whole. */
  USER,
  /** An operator's name, whole. */
  OPERATOR,
  /** {@code ok}, {@code refused} or {@code fault}. */
  OUTCOME,
  /** The status of the answer: {@code 404}, {@code 5xx}, {@code >=400}. */
  STATUS,
  /** The caller's address, whole. */
  IP,
  /** How long it took: {@code >500ms}, {@code <=2s}. */
  DURATION,
  /** Words of the masked request or answer; within one day. */
  TEXT;

  /** Whether its values are personal data, which is looked for with the right to see it only. */
  public boolean personal() {
    return this == USER || this == TEXT;
  }

  /** As it is written, e.g. {@code session}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The key of that name, in any case. */
  public static Optional<Key> of(String name) {
    return Arrays.stream(values()).filter(key -> key.name().equalsIgnoreCase(name)).findFirst();
  }

  /** All of them, as a fault names them. */
  public static String known() {
    return Arrays.stream(values()).map(Key::code).collect(Collectors.joining(", "));
  }
}
