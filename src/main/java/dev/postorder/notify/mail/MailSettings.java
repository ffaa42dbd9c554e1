package dev.postorder.notify.mail;

import jakarta.mail.internet.AddressException;

/**
 * How letters are sent.
 *
 * @param from the sender: an address, or a name and an address in angle brackets
 * @param smtp used by {@link TransportKind#SMTP} only
 */
public record MailSettings(TransportKind kind, String from, SmtpSettings smtp) {

  /** Checks the sender. */
  public MailSettings {
    try {
      MailAddress.parse(from);
    } catch (AddressException e) {
      throw new IllegalArgumentException("mail.from: an e-mail address is expected", e);
    }
  }
}
