package dev.postorder.notify.mail;

import java.time.Duration;
import java.util.Optional;

/**
 * The SMTP server that takes our letters.
 *
 * @param user the user to log in as; empty: without login
 * @param timeout how long an answer of the server is waited for, at most a minute
 * @param connections how many are open at once
 */
public record SmtpSettings(
    Optional<String> host,
    int port,
    SmtpSecurity security,
    Optional<String> user,
    Optional<String> password,
    Duration timeout,
    int connections) {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** Checks the limits. */
  public SmtpSettings {
    if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a timeout of up to a minute is expected");
    }
    if (user.isPresent() != password.isPresent()) {
      throw new IllegalArgumentException("mail.smtp: user and password go together");
    }
  }

  /** Where it is; never shows the password. */
  @Override
  public String toString() {
    return host.orElse("") + ":" + port;
  }
}
