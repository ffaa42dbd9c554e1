package dev.postorder;

import dev.postorder.notify.mail.MailSettings;
import dev.postorder.notify.mail.SmtpSecurity;
import dev.postorder.notify.mail.SmtpSettings;
import dev.postorder.notify.mail.TransportKind;
import dev.postorder.platform.config.Mail;
import java.time.Duration;

/** The settings of mail as the sender of letters takes them. */
final class MailConfiguration {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int CONNECTIONS = 4;
  private static final int TLS_PORT = 465;

  private MailConfiguration() {}

  static MailSettings settings(Mail mail) {
    return new MailSettings(
        switch (mail.carrier()) {
          case NONE -> TransportKind.NONE;
          case SMTP -> TransportKind.SMTP;
          case MAILBOX -> TransportKind.MAILBOX;
        },
        mail.from(),
        new SmtpSettings(
            mail.smtp().host(),
            mail.smtp().port(),
            security(mail.smtp()),
            mail.smtp().user(),
            mail.smtp().password(),
            TIMEOUT,
            CONNECTIONS));
  }

  private static SmtpSecurity security(Mail.Smtp smtp) {
    return switch (smtp.starttls()) {
      case OFF -> SmtpSecurity.OFF;
      case IF_OFFERED -> smtp.port() == TLS_PORT ? SmtpSecurity.TLS : SmtpSecurity.IF_OFFERED;
      case REQUIRED -> smtp.port() == TLS_PORT ? SmtpSecurity.TLS : SmtpSecurity.REQUIRED;
    };
  }
}
