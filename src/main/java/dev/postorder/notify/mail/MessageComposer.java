package dev.postorder.notify.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Date;

/** Letters as messages (RFC 5322): text and HTML as alternatives, all of it seven bits wide. */
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
    message.setSubject(letter.subject().replaceAll("\\p{Cntrl}+", " "), UTF_8);
    message.setSentDate(Date.from(letter.date()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("Content-Language", "ru");
    message.setContent(
        new MimeMultipart(
            "alternative", part(letter.text(), "plain"), part(letter.html(), "html")));
    message.saveChanges();
    return message;
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(text, UTF_8, subtype);
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
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
