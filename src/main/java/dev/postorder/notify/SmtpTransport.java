package dev.postorder.notify;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Sends letters over SMTP, several connections at once, many letters over each. */
final class SmtpTransport implements Transport {
  private static final int LETTERS_PER_CONNECTION = 16;

  private final SmtpSettings settings;
  private final Clock clock;
  private final Session session;
  private final MessageComposer composer;

  SmtpTransport(SmtpSettings settings, Clock clock, InternetAddress from) {
    this.settings = settings;
    this.clock = clock;
    this.session = SmtpConnection.session(settings);
    this.composer = new MessageComposer(session, from);
  }

  @Override
  public int batch() {
    return settings.connections() * LETTERS_PER_CONNECTION;
  }

  @Override
  public List<Delivery> deliver(List<Letter> letters, Instant until) {
    var batch = new SmtpBatch(letters, composer, clock, until);
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < Math.min(settings.connections(), letters.size()); i++) {
        workers.execute(() -> work(batch));
      }
    }
    return batch.deliveries();
  }

  private void work(SmtpBatch batch) {
    try (SmtpConnection connection = new SmtpConnection(settings, session)) {
      batch.send(connection);
    } catch (MessagingException e) {
      throw new IllegalStateException("the mail library has no SMTP", e);
    }
  }
}
