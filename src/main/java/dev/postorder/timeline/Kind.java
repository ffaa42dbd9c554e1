package dev.postorder.timeline;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an entry tells of; of entries of one moment a later kind is told as the later one. */
public enum Kind {
  /** A call was about the order. */
  CALL,
  /** A document of the order was fetched. */
  DOCUMENT,
  /** The order was joined into a multi-request. */
  MULTI_REQUEST,
  /** A change request was filed, or decided. */
  CHANGE,
  /** The order came into a state. */
  STATE,
  /** Somebody is told of something. */
  NOTIFICATION;

  /** As the API says it, e.g. {@code multi_request}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of a code, or empty. */
  public static Optional<Kind> of(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }
}
