package dev.postorder.change;

import java.util.Locale;

/** The status of a change request. */
public enum ChangeStatus {
  IN_PROGRESS,
  SUCCESS,
  FAILED;

  /** As stored and as the wire says it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of a code. */
  public static ChangeStatus of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
