package dev.postorder.notify.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.ParameterList;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The body of a message (RFC 2046, RFC 2387): {@code multipart/mixed} of a {@code
 * multipart/alternative} and the attachments, the alternatives being plain text and a {@code
 * multipart/related} of HTML and its image. Levels that would have one part only are left out.
 */
final class MessageBody {
  private static final String UTF_8 = "UTF-8";
  private static final Pattern IMAGE = Pattern.compile("cid:(logo\\.[0-9a-zA-Z.@-]{1,60})");

  private final Letter letter;

  private MessageBody(Letter letter) {
    this.letter = letter;
  }

  static MessageBody of(Letter letter) {
    return new MessageBody(letter);
  }

  void fill(MimeMessage message) throws MessagingException {
    var alternatives =
        new MimeMultipart("alternative", text(letter.text().text(), "plain"), html());
    if (letter.attachments().isEmpty()) {
      message.setContent(alternatives);
      return;
    }
    var mixed = new MimeMultipart("mixed", part(alternatives));
    for (Attachment attachment : letter.attachments()) {
      mixed.addBodyPart(attached(attachment));
    }
    message.setContent(mixed);
  }

  private MimeBodyPart html() throws MessagingException {
    MimeBodyPart html = text(letter.text().html(), "html");
    Optional<String> image = image(letter.text().html());
    return image.isEmpty() ? html : part(new Related(html, logo(image.get())));
  }

  /** What the HTML calls the image, if it shows one. */
  private static Optional<String> image(String html) {
    Matcher found = IMAGE.matcher(html);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  private MimeBodyPart logo(String id) throws MessagingException {
    var headers = new InternetHeaders();
    headers.setHeader("Content-Type", "image/png; name=logo.png");
    headers.setHeader("Content-ID", "<" + id + ">");
    headers.setHeader("Content-Disposition", "inline; filename=logo.png");
    return encoded(headers, letter.logo());
  }

  /** Its name by RFC 2231, and in ASCII where old readers look for it. */
  private static MimeBodyPart attached(Attachment attachment) throws MessagingException {
    var type = new ContentType(attachment.type());
    type.setParameter("name", attachment.plainName());
    var parameters = new ParameterList();
    parameters.set("filename", attachment.name(), UTF_8);
    var headers = new InternetHeaders();
    headers.setHeader("Content-Type", type.toString());
    headers.setHeader(
        "Content-Disposition", new ContentDisposition(Part.ATTACHMENT, parameters).toString());
    return encoded(headers, attachment.bytes());
  }

  private static MimeBodyPart encoded(InternetHeaders headers, byte[] bytes)
      throws MessagingException {
    headers.setHeader("Content-Transfer-Encoding", "base64");
    return new MimeBodyPart(headers, Base64.getMimeEncoder().encode(bytes));
  }

  /**
   * Encoded as quoted-printable or base64, whichever its characters ask for; its lines end as RFC
   * 2046, 4.1.1 wants it.
   */
  private static MimeBodyPart text(String text, String subtype) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(text.replaceAll("\\R", "\r\n"), UTF_8, subtype);
    return part;
  }

  private static MimeBodyPart part(MimeMultipart parts) throws MessagingException {
    var part = new MimeBodyPart();
    part.setContent(parts);
    return part;
  }

  /** HTML and what it shows; says of which type its first part is (RFC 2387, 3.1). */
  private static final class Related extends MimeMultipart {
    Related(MimeBodyPart html, MimeBodyPart image) throws MessagingException {
      super("related", html, image);
      var type = new ContentType(contentType);
      type.setParameter("type", "text/html");
      contentType = type.toString();
    }
  }
}
