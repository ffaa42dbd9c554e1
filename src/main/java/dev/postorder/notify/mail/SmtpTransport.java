package dev.postorder.notify.mail;

import dev.postorder.notify.Result;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Sends letters over SMTP; connections are kept for the next letter. */
final class SmtpTransport implements Transport {
  private final SmtpSettings settings;
  private final Session session;
  private final MessageComposer composer;
  private final ConcurrentLinkedDeque<SmtpConnection> idle = new ConcurrentLinkedDeque<>();

  SmtpTransport(SmtpSettings settings, InternetAddress from) {
    this.settings = settings;
    this.session = SmtpConnection.session(settings);
    this.composer = new MessageComposer(session, from);
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
    try {
      return send(message);
    } catch (MessagingException e) {
      return SmtpAnswer.result(e);
    }
  }

  private Result send(MimeMessage message) throws MessagingException {
    SmtpConnection connection = idle.pollFirst();
    if (connection == null) {
      connection = new SmtpConnection(settings, session);
    }
    try {
      connection.open();
      String answer = connection.send(message);
      idle.addFirst(connection);
      return new Result.Sent(answer);
    } catch (MessagingException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public void close() {
    for (SmtpConnection c = idle.pollFirst(); c != null; c = idle.pollFirst()) {
      c.close();
    }
  }
}
