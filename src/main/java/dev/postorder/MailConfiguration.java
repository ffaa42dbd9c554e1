package dev.postorder;

import dev.postorder.notify.bounce.BounceSettings;
import dev.postorder.notify.mail.MailSettings;
import dev.postorder.notify.mail.SmtpSecurity;
import dev.postorder.notify.mail.SmtpSettings;
import dev.postorder.notify.mail.TransportKind;
import dev.postorder.platform.config.Mail;
import java.util.Optional;

/** The settings of mail as the sender of letters takes them. */
final class MailConfiguration {
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
            mail.smtp().timeout(),
            mail.smtp().connections(),
            mail.bounces().address(),
            Settings.trusted()));
  }

  /** Where bounces are read, if anywhere. */
  static Optional<BounceSettings> bounces(Mail.Bounces bounces) {
    return bounces
        .host()
        .map(
            host ->
                new BounceSettings(
                    host,
                    bounces.port(),
                    switch (bounces.security()) {
                      case OFF -> BounceSettings.Security.OFF;
                      case STARTTLS -> BounceSettings.Security.STARTTLS;
                      case TLS -> BounceSettings.Security.TLS;
                    },
                    bounces.user().orElseThrow(),
                    bounces.password().orElseThrow(),
                    bounces.folder(),
                    bounces.interval(),
                    switch (bounces.done()) {
                      case SEEN -> BounceSettings.Done.SEEN;
                      case DELETE -> BounceSettings.Done.DELETE;
                      case MOVE -> BounceSettings.Done.MOVE;
                    },
                    bounces.moveTo(),
                    Settings.trusted()));
  }

  private static SmtpSecurity security(Mail.Smtp smtp) {
    return switch (smtp.starttls()) {
      case OFF -> SmtpSecurity.OFF;
      case IF_OFFERED -> smtp.port() == TLS_PORT ? SmtpSecurity.TLS : SmtpSecurity.IF_OFFERED;
      case REQUIRED -> smtp.port() == TLS_PORT ? SmtpSecurity.TLS : SmtpSecurity.REQUIRED;
    };
  }
}
