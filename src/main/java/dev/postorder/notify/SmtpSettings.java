package dev.postorder.notify;

import dev.postorder.platform.config.Setting;
import java.time.Duration;
import java.util.Optional;

/** The SMTP server that takes our letters ({@code mail.smtp.…}). */
public record SmtpSettings(
    @Setting(help = "The SMTP server; letters wait while there is none") Optional<String> host,
    @Setting(initially = "587", help = "Its port") int port,
    @Setting(initially = "starttls", help = "starttls, tls or none") SmtpSecurity security,
    @Setting(help = "The user to log in as; none: without login") Optional<String> user,
    @Setting(help = "Its password") Optional<String> password,
    @Setting(initially = "30s", help = "How long an answer of the server is waited for")
        Duration timeout,
    @Setting(initially = "4", help = "How many connections are open at once") int connections) {

  /** Checks the limits. */
  public SmtpSettings {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("mail.smtp.port: 1 to 65535 is expected");
    }
    if (connections < 1 || connections > 64) {
      throw new IllegalArgumentException("mail.smtp.connections: 1 to 64 is expected");
    }
    if (timeout.compareTo(Duration.ofSeconds(1)) < 0
        || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException("mail.smtp.timeout: 1s to 1m is expected");
    }
    if (user.isPresent() != password.isPresent()) {
      throw new IllegalArgumentException("mail.smtp: user and password go together");
    }
  }

  @Override
  public String toString() {
    return host.orElse("") + ":" + port;
  }
}
