package dev.postorder.notify;

import dev.postorder.platform.config.Setting;
import jakarta.mail.internet.AddressException;
import java.util.Optional;

/**
 * How letters are sent ({@code mail.…}).
 *
 * @param transport when absent: smtp if a host is given, else none
 */
public record MailSettings(
    @Setting(
            help = "smtp, mailbox (built in) or none; by itself smtp if a host is given, else none")
        Optional<TransportKind> transport,
    @Setting(
            initially = "Postorder <postorder@localhost>",
            help = "The sender of letters, an address or: name <address>")
        String from,
    SmtpSettings smtp) {

  /** Checks what goes together. */
  public MailSettings {
    try {
      MailAddress.parse(from);
    } catch (AddressException e) {
      throw new IllegalArgumentException("mail.from: an e-mail address is expected", e);
    }
    if (transport.equals(Optional.of(TransportKind.SMTP)) && smtp.host().isEmpty()) {
      throw new IllegalArgumentException("mail.transport=smtp needs mail.smtp.host");
    }
  }

  /** Where letters go. */
  public TransportKind kind() {
    return transport.orElse(smtp.host().isPresent() ? TransportKind.SMTP : TransportKind.NONE);
  }
}
