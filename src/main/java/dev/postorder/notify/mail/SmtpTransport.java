package dev.postorder.notify.mail;

import dev.postorder.notify.Result;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;

/**
 * Sends letters over SMTP; connections are kept for the next letter. A letter that failed because a
 * kept connection was not good any more goes over a fresh one at once, unless the server may have
 * it. As a whole it takes three times the timeout at most.
 */
final class SmtpTransport implements Transport {
  private final SmtpSettings settings;
  private final MessageComposer composer;
  private final SmtpPool pool;

  SmtpTransport(SmtpSettings settings, InternetAddress from, Clock clock) {
    Session session = SmtpSession.of(settings);
    this.settings = settings;
    this.composer = new MessageComposer(session, from);
    this.pool = new SmtpPool(settings, session, clock);
  }

  @Override
  public int atOnce() {
    return settings.connections();
  }

  @Override
  public Result deliver(Letter letter) {
    MimeMessage message;
    try {
      message = composer.compose(letter);
    } catch (MessagingException e) {
      return new Result.Rejected(SmtpAnswer.text(e));
    }
    try (var limit = TimeLimit.of(settings.limit())) {
      Tried tried = send(pool.kept().orElseGet(pool::fresh), message);
      boolean again = tried.stale() && !limit.passed();
      return again ? send(pool.fresh(), message).result() : tried.result();
    }
  }

  /**
   * What came of a letter on a connection.
   *
   * @param stale it was open before and is not good any more, and the server cannot have the letter
   */
  private record Tried(Result result, boolean stale) {}

  private Tried send(SmtpConnection connection, MimeMessage message) {
    try {
      connection.open();
      String answer = connection.send(message);
      pool.giveBack(connection);
      return new Tried(new Result.Sent(answer), false);
    } catch (MessagingException e) {
      connection.close();
      boolean handedOver = connection.handedOver();
      boolean stale = connection.reused() && !handedOver && SmtpAnswer.ofConnection(e);
      return new Tried(SmtpAnswer.result(e, handedOver), stale);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
