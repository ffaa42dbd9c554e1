package dev.postorder.notify.desk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The states of a notification, as stored. */
public enum NotificationState {
  /** Waits for its next attempt. */
  QUEUED,
  /** Is being sent. */
  SENDING,
  /** The other side has taken it. */
  SENT,
  /** The other side said that it arrived. */
  DELIVERED,
  /** The other side said that it did not. */
  UNDELIVERED,
  /** A dead letter: it was refused for good, or its schedule has come to an end. */
  FAILED,
  /** Was not to be sent any more. */
  DROPPED;

  /** E.g. {@code failed}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of a code. */
  public static Optional<NotificationState> of(String code) {
    return Arrays.stream(values()).filter(state -> state.code().equals(code)).findFirst();
  }

  /** Whether few are in it, and an index knows them. */
  boolean indexed() {
    return this == QUEUED || this == SENDING || this == FAILED;
  }
}
