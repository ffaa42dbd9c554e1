package dev.postorder.platform.config;

import java.time.Duration;

/** The pages in the browser. */
public record Console(
    @Setting(initially = "2h", help = "After how long without use an operator is signed out.")
        Duration sessionIdle,
    @Setting(initially = "12h", help = "After how long he is signed out whatever he does.")
        Duration sessionLifetime,
    @Setting(
            initially = "optional",
            help =
                "Codes of an authenticator (TOTP) beside the password: `optional`, for those who"
                    + " switch them on, or `required`: an operator without one sets it up before"
                    + " anything else.")
        TwoFactor twoFactor,
    Oidc oidc) {

  /** Who needs a second factor. */
  public enum TwoFactor {
    OPTIONAL,
    REQUIRED
  }

  /** Checks the times. */
  public Console {
    if (sessionIdle.compareTo(Duration.ofMinutes(1)) < 0
        || sessionLifetime.compareTo(sessionIdle) < 0
        || sessionLifetime.toDays() > 365) {
      throw new IllegalArgumentException(
          "console.session-idle, console.session-lifetime: at least 1m, at most 365d, the lifetime"
              + " no shorter than the other is expected");
    }
  }
}
