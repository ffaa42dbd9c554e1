package dev.postorder.notify;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Letters that several connections send between them. */
final class SmtpBatch {
  private final List<Letter> letters;
  private final MessageComposer composer;
  private final Clock clock;
  private final Instant until;
  private final List<Delivery> deliveries;
  private final AtomicInteger next = new AtomicInteger();
  private volatile Optional<String> unreachable = Optional.empty();

  SmtpBatch(List<Letter> letters, MessageComposer composer, Clock clock, Instant until) {
    this.letters = letters;
    this.composer = composer;
    this.clock = clock;
    this.until = until;
    this.deliveries =
        Collections.synchronizedList(
            new ArrayList<>(Collections.nCopies(letters.size(), new Delivery.NotTried())));
  }

  /** What came of each letter, in their order. */
  List<Delivery> deliveries() {
    return List.copyOf(deliveries);
  }

  /** Sends letter by letter over one connection, until there is none left or no time. */
  void send(SmtpConnection connection) {
    int letter = next.getAndIncrement();
    while (letter < letters.size() && clock.instant().isBefore(until)) {
      deliveries.set(letter, send(connection, letters.get(letter)));
      letter = next.getAndIncrement();
    }
  }

  private Delivery send(SmtpConnection connection, Letter letter) {
    long start = System.nanoTime();
    try {
      MimeMessage message = composer.compose(letter);
      if (unreachable.isEmpty()) {
        open(connection);
      }
      if (unreachable.isPresent()) {
        return new Delivery.Failed(since(start), unreachable.get(), false);
      }
      String answer = connection.send(message);
      return new Delivery.Sent(since(start), answer);
    } catch (MessagingException e) {
      return new Delivery.Failed(since(start), SmtpAnswer.text(e), SmtpAnswer.permanent(e));
    }
  }

  /** One vain try is enough for all letters of the batch. */
  private void open(SmtpConnection connection) {
    try {
      connection.open();
    } catch (MessagingException e) {
      unreachable = Optional.of(SmtpAnswer.text(e));
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
