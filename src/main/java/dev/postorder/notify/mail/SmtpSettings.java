package dev.postorder.notify.mail;

import jakarta.mail.internet.AddressException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * The SMTP server that takes our letters.
 *
 * @param user the user to log in as; empty: without login
 * @param timeout how long an answer of the server is waited for
 * @param connections how many are open at once
 * @param bounces the address that bounces go to (MAIL FROM); empty: the sender's
 * @param trusted what the server's certificate is checked with
 */
public record SmtpSettings(
    Optional<String> host,
    int port,
    SmtpSecurity security,
    Optional<String> user,
    Optional<String> password,
    Duration timeout,
    int connections,
    Optional<String> bounces,
    SSLContext trusted) {
  private static final int ANSWERS = 3;

  /** Checks the address. */
  public SmtpSettings {
    bounces = bounces.map(SmtpSettings::plain);
  }

  /** How long a letter takes as a whole, at most. */
  Duration limit() {
    return timeout.multipliedBy(ANSWERS);
  }

  private static String plain(String address) {
    try {
      return MailAddress.parse(address).getAddress();
    } catch (AddressException e) {
      throw new IllegalArgumentException("mail.bounces.address: an e-mail address is expected", e);
    }
  }

  /** Where it is; never shows the password. */
  @Override
  public String toString() {
    return host.orElse("") + ":" + port;
  }
}
