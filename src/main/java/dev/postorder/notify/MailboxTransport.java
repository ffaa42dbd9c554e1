package dev.postorder.notify;

import dev.postorder.platform.database.SqlArray;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jdbi.v3.core.Jdbi;

/** Puts letters into the built-in mailbox; one that is there already is not put in again. */
final class MailboxTransport implements Transport {
  private static final String INSERT =
      """
      insert into mailbox_letter (received_at, message_id, sender, recipient, subject, message)
      select :now, * from unnest(:id::text[], :sender::text[], :recipient::text[], :subject::text[], :message::text[])
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
  public int batch() {
    return 200;
  }

  @Override
  public List<Delivery> deliver(List<Letter> letters, Instant until) {
    var composed = new ArrayList<Composed>();
    var deliveries = new ArrayList<Delivery>();
    for (Letter letter : letters) {
      try {
        composed.add(compose(letter));
        deliveries.add(new Delivery.Sent(Duration.ZERO, "mailbox"));
      } catch (MessagingException e) {
        deliveries.add(new Delivery.Failed(Duration.ZERO, String.valueOf(e.getMessage()), true));
      }
    }
    insert(composed);
    return deliveries;
  }

  private void insert(List<Composed> letters) {
    if (letters.isEmpty()) {
      return;
    }
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(INSERT)
                .bind("now", clock.instant())
                .bind("id", SqlArray.of("text", letters, Composed::id))
                .bind("sender", SqlArray.of("text", letters, letter -> from.toUnicodeString()))
                .bind("recipient", SqlArray.of("text", letters, Composed::recipient))
                .bind("subject", SqlArray.of("text", letters, Composed::subject))
                .bind("message", SqlArray.of("text", letters, Composed::message))
                .execute());
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
        letter.subject(),
        out.toString(StandardCharsets.US_ASCII));
  }
}
