package dev.postorder.notify.mail;

import dev.postorder.notify.Result;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Properties;
import org.jdbi.v3.core.Jdbi;

/** Puts letters into the built-in mailbox; one that is there already is not put in again. */
final class MailboxTransport implements Transport {
  private static final String INSERT =
      """
      insert into mailbox_letter (received_at, message_id, sender, recipient, subject, message)
      values (:now, :id, :sender, :recipient, :subject, :message)
      on conflict (message_id) do nothing
      """;

  private final Jdbi jdbi;
  private final Clock clock;
  private final InternetAddress from;
  private final MessageComposer composer;

  MailboxTransport(Jdbi jdbi, Clock clock, InternetAddress from) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.from = from;
    this.composer = new MessageComposer(Session.getInstance(new Properties()), from);
  }

  private record Composed(String id, String recipient, String subject, String message) {}

  @Override
  public int atOnce() {
    return 8;
  }

  @Override
  public Result deliver(Letter letter) {
    try {
      insert(compose(letter));
      return new Result.Sent("mailbox");
    } catch (MessagingException e) {
      return new Result.Rejected(String.valueOf(e.getMessage()));
    }
  }

  private void insert(Composed letter) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(INSERT)
                .bind("now", clock.instant())
                .bind("id", letter.id())
                .bind("sender", from.toUnicodeString())
                .bind("recipient", letter.recipient())
                .bind("subject", letter.subject())
                .bind("message", letter.message())
                .execute());
  }

  @Override
  public void close() {
    // It holds nothing.
  }

  private Composed compose(Letter letter) throws MessagingException {
    MimeMessage message = composer.compose(letter);
    var out = new ByteArrayOutputStream();
    try {
      message.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Composed(
        message.getMessageID(),
        letter.recipient(),
        letter.text().subject(),
        out.toString(StandardCharsets.US_ASCII));
  }
}
