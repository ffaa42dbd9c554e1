package dev.postorder.notify.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where this installation sends its letters. */
public final class Mail {
  private static final Logger LOG = LoggerFactory.getLogger(Mail.class);

  private final MailSettings settings;
  private final Optional<Transport> transport;

  /** Prepares the transport that the settings ask for, and says which it is. */
  public Mail(Jdbi jdbi, Clock clock, MailSettings settings) {
    this.settings = settings;
    InternetAddress from = from(settings);
    this.transport =
        switch (settings.kind()) {
          case SMTP -> Optional.of(new SmtpTransport(settings.smtp(), from, clock));
          case MAILBOX -> Optional.of(new MailboxTransport(jdbi, clock, from));
          case NONE -> Optional.empty();
        };
    if (transport.isPresent()) {
      LOG.info("Letters: {}", state());
    } else {
      LOG.warn("Letters: {}. Set mail.smtp.host, or mail.transport=mailbox", state());
    }
  }

  /** In a few words, for people: where letters go, or that they wait. */
  public String state() {
    return switch (settings.kind()) {
      case SMTP -> "smtp " + settings.smtp();
      case MAILBOX -> "mailbox";
      case NONE -> "none: letters wait, no SMTP server is configured";
    };
  }

  /** What stands behind the @ in our Message-IDs. */
  public String domain() {
    return MailAddress.domain(from(settings));
  }

  /** The name that letters are sent under; empty if the sender is an address only. */
  public String company() {
    return Optional.ofNullable(from(settings).getPersonal()).orElse("");
  }

  Optional<Transport> transport() {
    return transport;
  }

  private static InternetAddress from(MailSettings settings) {
    try {
      return MailAddress.parse(settings.from());
    } catch (AddressException e) {
      throw new IllegalStateException("checked by the settings", e);
    }
  }
}
