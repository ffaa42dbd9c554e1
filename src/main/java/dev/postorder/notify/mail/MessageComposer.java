package dev.postorder.notify.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.util.Date;

/**
 * Letters as messages (RFC 5322), all of it seven bits wide: what programs read in their headers;
 * what people read is the {@link MessageBody}.
 */
final class MessageComposer {
  private static final String UTF_8 = "UTF-8";

  private final Session session;
  private final InternetAddress from;
  private final String domain;

  MessageComposer(Session session, InternetAddress from) {
    this.session = session;
    this.from = from;
    this.domain = MailAddress.domain(from);
  }

  /** The message of a letter; fails when its recipient is no address. */
  MimeMessage compose(Letter letter) throws MessagingException {
    MimeMessage message = new WithId(session, "<" + letter.messageId() + "@" + domain + ">");
    message.setFrom(from);
    message.setRecipient(Message.RecipientType.TO, MailAddress.parse(letter.recipient()));
    message.setSubject(letter.text().subject().replaceAll("\\p{Cntrl}+", " "), UTF_8);
    message.setSentDate(Date.from(letter.date()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("Content-Language", letter.language().code());
    if (letter.unsubscribe().isPresent()) {
      unsubscribe(message, letter.unsubscribe().get());
    }
    MessageBody.of(letter).fill(message);
    message.saveChanges();
    return message;
  }

  /** RFC 2369 and, since a click must do only over TLS, RFC 8058. */
  private static void unsubscribe(MimeMessage message, URI page) throws MessagingException {
    message.setHeader("List-Unsubscribe", "<" + page.toASCIIString() + ">");
    if ("https".equalsIgnoreCase(page.getScheme())) {
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
  }

  /** A message whose id stays as it is given: retries of one notification are one message. */
  private static final class WithId extends MimeMessage {
    private final String id;

    WithId(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
