package dev.postorder.notify.mail;

import jakarta.mail.Session;
import java.util.Properties;

/** How Jakarta Mail is to speak with an SMTP server. */
final class SmtpSession {
  private SmtpSession() {}

  /** A session by these settings. */
  static Session of(SmtpSettings settings) {
    String prefix = "mail." + protocol(settings) + ".";
    String timeout = Long.toString(settings.timeout().toMillis());
    var properties = new Properties();
    properties.put(prefix + "connectiontimeout", timeout);
    properties.put(prefix + "timeout", timeout);
    properties.put(prefix + "writetimeout", timeout);
    properties.put(prefix + "quitwait", "false");
    properties.put(prefix + "auth", Boolean.toString(settings.user().isPresent()));
    properties.put(prefix + "ssl.checkserveridentity", "true");
    properties.put(prefix + "ssl.socketFactory", settings.trusted().getSocketFactory());
    boolean required =
        settings.security() == SmtpSecurity.REQUIRED
            || (settings.security() == SmtpSecurity.IF_OFFERED && settings.user().isPresent());
    boolean offered = required || settings.security() == SmtpSecurity.IF_OFFERED;
    properties.put(prefix + "starttls.enable", Boolean.toString(offered));
    properties.put(prefix + "starttls.required", Boolean.toString(required));
    settings.bounces().ifPresent(address -> bounces(properties, prefix, address));
    return Session.getInstance(properties);
  }

  /** Bounces need no more than our headers (RFC 3461, 4.3). */
  private static void bounces(Properties properties, String prefix, String address) {
    properties.put(prefix + "from", address);
    properties.put(prefix + "dsn.ret", "HDRS");
  }

  static String protocol(SmtpSettings settings) {
    return settings.security() == SmtpSecurity.TLS ? "smtps" : "smtp";
  }
}
