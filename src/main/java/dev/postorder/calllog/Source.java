package dev.postorder.calllog;

import java.util.Locale;

/** Where a call came from. */
public enum Source {
  API,
  CONSOLE,
  JOB;

  /** As stored and shown: {@code api}, {@code console}, {@code job}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
