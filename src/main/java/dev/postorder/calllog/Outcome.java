package dev.postorder.calllog;

import java.util.Locale;

/** How a call ended. */
public enum Outcome {
  /** As asked. */
  OK,
  /** Refused: bad input, no access, or a rule that forbids it. */
  REFUSED,
  /** Failed on our side. */
  FAULT;

  /** As stored and shown: {@code ok}, {@code refused}, {@code fault}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
