package dev.postorder.notify.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jdbi.v3.core.Jdbi;

/** The built-in mailbox, with letters and SMS, to read. */
public final class Mailbox {
  private static final String NEWEST =
      """
      select id, received_at, message_id, channel, sender, recipient,
             case channel when 'sms' then message else subject end as subject, segments
      from mailbox_letter
      where id < :before order by id desc limit :limit
      """;
  private static final String MESSAGE =
      "select message from mailbox_letter where id = :id and channel = 'email'";
  private static final String SMS =
      "select sender, recipient, message, segments from mailbox_letter where id = :id and channel ="
          + " 'sms'";

  private final Jdbi jdbi;

  /** Reads the letters of this database. */
  public Mailbox(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A letter or an SMS in the list.
   *
   * @param channel {@code email} or {@code sms}
   * @param subject of an SMS: its text
   * @param segments of an SMS
   */
  public record Entry(
      long id,
      Instant receivedAt,
      String messageId,
      String channel,
      String sender,
      String recipient,
      String subject,
      Optional<Integer> segments) {}

  /** An SMS. */
  public record Sms(String sender, String recipient, String message, int segments) {}

  /** A header, decoded. */
  public record Field(String name, String value) {}

  /** A letter, opened; a part that it does not have is empty. */
  public record Opened(List<Field> headers, String text, String html) {}

  /**
   * The newest first.
   *
   * @param before only those with a smaller id, for the next page
   */
  public List<Entry> newest(Optional<Long> before, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(NEWEST)
                .bind("before", before.orElse(Long.MAX_VALUE))
                .bind("limit", limit)
                .mapTo(Entry.class)
                .list());
  }

  /** An SMS. */
  public Optional<Sms> sms(long id) {
    return jdbi.withHandle(
        handle -> handle.createQuery(SMS).bind("id", id).mapTo(Sms.class).findOne());
  }

  /** A letter as it would go over SMTP (RFC 5322). */
  public Optional<String> message(long id) {
    return jdbi.withHandle(
        handle -> handle.createQuery(MESSAGE).bind("id", id).mapTo(String.class).findOne());
  }

  /** A letter, taken apart. */
  public Optional<Opened> open(long id) {
    return message(id).map(Mailbox::open);
  }

  private static Opened open(String message) {
    var bytes = new ByteArrayInputStream(message.getBytes(StandardCharsets.US_ASCII));
    try {
      var parsed = new MimeMessage(Session.getInstance(new Properties()), bytes);
      List<Field> headers =
          Collections.list(parsed.getAllHeaders()).stream().map(Mailbox::field).toList();
      return new Opened(headers, part(parsed, "text/plain"), part(parsed, "text/html"));
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException("a letter in the mailbox cannot be read", e);
    }
  }

  private static Field field(Header header) {
    try {
      return new Field(
          header.getName(), MimeUtility.decodeText(MimeUtility.unfold(header.getValue())));
    } catch (UnsupportedEncodingException e) {
      return new Field(header.getName(), header.getValue());
    }
  }

  private static String part(MimeMessage message, String type)
      throws MessagingException, IOException {
    if (message.getContent() instanceof MimeMultipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart part = parts.getBodyPart(i);
        if (part.isMimeType(type) && part.getContent() instanceof String text) {
          return text;
        }
      }
    }
    return "";
  }
}
