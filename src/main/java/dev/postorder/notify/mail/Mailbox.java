package dev.postorder.notify.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

  /**
   * A file that is attached.
   *
   * @param size in bytes
   */
  public record File(String name, int size) {}

  /** A letter, opened; a part that it does not have is empty. */
  public record Opened(List<Field> headers, String text, String html, List<File> files) {}

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
    return message(id).map(Unpacked::of);
  }
}
