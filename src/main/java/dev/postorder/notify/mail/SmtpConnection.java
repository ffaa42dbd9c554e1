package dev.postorder.notify.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A connection to the SMTP server, used by one letter at a time. */
final class SmtpConnection implements AutoCloseable {
  private final SmtpSettings settings;
  private final Wire wire;
  private int letters;
  private boolean reused;
  private Instant idleSince = Instant.MAX;

  SmtpConnection(SmtpSettings settings, Session session) {
    this.settings = settings;
    this.wire = new Wire(session, SmtpSession.protocol(settings));
  }

  /** Knows when a letter was handed over as a whole. */
  private static final class Wire extends SMTPTransport {
    private boolean handedOver;

    Wire(Session session, String protocol) {
      super(
          session,
          new URLName(protocol, null, -1, null, null, null),
          protocol,
          protocol.equals("smtps"));
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
      handedOver = true;
      super.finishData();
    }
  }

  /** Opens it; one that is open is asked whether the server still is there. */
  void open() throws MessagingException {
    wire.handedOver = false;
    reused = wire.isConnected();
    if (!reused) {
      letters = 0;
      wire.connect(
          settings.host().orElseThrow(),
          settings.port(),
          settings.user().orElse(null),
          settings.password().orElse(null));
    }
  }

  /** Sends a message and tells the server's last answer. */
  String send(MimeMessage message) throws MessagingException {
    letters++;
    wire.sendMessage(message, message.getAllRecipients());
    return Optional.ofNullable(wire.getLastServerResponse()).orElse("").strip();
  }

  /** Whether the server may have the letter: nobody can tell unless it answered. */
  boolean handedOver() {
    return wire.handedOver;
  }

  /** Whether it was open before the letter that it carries now. */
  boolean reused() {
    return reused;
  }

  /** How many letters it has carried since it was opened. */
  int letters() {
    return letters;
  }

  /** It has nothing to do from now on. */
  void rest(Instant now) {
    idleSince = now;
  }

  Instant idleSince() {
    return idleSince;
  }

  @Override
  public void close() {
    try {
      wire.close();
    } catch (MessagingException e) {
      // the server went first; what it answered to the letters is known
    }
  }
}
