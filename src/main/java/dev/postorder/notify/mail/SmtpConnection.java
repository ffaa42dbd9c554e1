package dev.postorder.notify.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A connection to the SMTP server, opened when the first message goes and kept for the next. */
final class SmtpConnection implements AutoCloseable {
  private final SmtpSettings settings;
  private final SMTPTransport transport;

  SmtpConnection(SmtpSettings settings, Session session) throws MessagingException {
    this.settings = settings;
    this.transport = (SMTPTransport) session.getTransport(protocol(settings));
  }

  static Session session(SmtpSettings settings) {
    String prefix = "mail." + protocol(settings) + ".";
    String timeout = Long.toString(settings.timeout().toMillis());
    var properties = new Properties();
    properties.put(prefix + "connectiontimeout", timeout);
    properties.put(prefix + "timeout", timeout);
    properties.put(prefix + "writetimeout", timeout);
    properties.put(prefix + "auth", Boolean.toString(settings.user().isPresent()));
    properties.put(prefix + "ssl.checkserveridentity", "true");
    boolean required =
        settings.security() == SmtpSecurity.REQUIRED
            || (settings.security() == SmtpSecurity.IF_OFFERED && settings.user().isPresent());
    boolean offered = required || settings.security() == SmtpSecurity.IF_OFFERED;
    properties.put(prefix + "starttls.enable", Boolean.toString(offered));
    properties.put(prefix + "starttls.required", Boolean.toString(required));
    return Session.getInstance(properties);
  }

  /** Opens the connection, if it is not open. */
  void open() throws MessagingException {
    if (!transport.isConnected()) {
      transport.connect(
          settings.host().orElseThrow(),
          settings.port(),
          settings.user().orElse(null),
          settings.password().orElse(null));
    }
  }

  /** Sends a message and tells the server's last answer. */
  String send(MimeMessage message) throws MessagingException {
    transport.sendMessage(message, message.getAllRecipients());
    return Optional.ofNullable(transport.getLastServerResponse()).orElse("").strip();
  }

  @Override
  public void close() {
    try {
      transport.close();
    } catch (MessagingException e) {
      // the server went first; what it answered to the letters is known
    }
  }

  private static String protocol(SmtpSettings settings) {
    return settings.security() == SmtpSecurity.TLS ? "smtps" : "smtp";
  }
}
