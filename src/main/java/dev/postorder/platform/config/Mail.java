package dev.postorder.platform.config;

import java.time.Duration;
import java.util.Optional;

/** How letters go out. */
public record Mail(
    @Setting(
            help =
                "`smtp`; `mailbox`: into the built-in mailbox at /console/mailbox; `none`: letters"
                    + " wait. Empty: `smtp` if `mail.smtp.host` is set, else `none`.")
        Optional<Transport> transport,
    @Setting(initially = "postorder@localhost", help = "Sender of the letters.") String from,
    Smtp smtp,
    Bounces bounces) {

  /** What carries a letter. */
  public enum Transport {
    NONE,
    SMTP,
    MAILBOX
  }

  /** Checks that SMTP has a host. */
  public Mail {
    if (transport.equals(Optional.of(Transport.SMTP)) && smtp.host().isEmpty()) {
      throw new IllegalArgumentException("mail.transport: smtp needs mail.smtp.host");
    }
  }

  /** The transport that is used. */
  public Transport carrier() {
    return transport.orElse(smtp.host().isPresent() ? Transport.SMTP : Transport.NONE);
  }

  /** The SMTP server. */
  public record Smtp(
      @Setting(help = "Host of the SMTP server.") Optional<String> host,
      @Setting(initially = "587", help = "Its port.") int port,
      @Setting(help = "User, if it wants a login.") Optional<String> user,
      @Setting(help = "Password of that user.", secret = true) Optional<String> password,
      @Setting(
              initially = "if-offered",
              help = "Encryption by STARTTLS: `off`, `if-offered` or `required`.")
          StartTls starttls,
      @Setting(initially = "4", help = "How many connections are open at once, 1 to 100.")
          int connections,
      @Setting(
              initially = "1m",
              help =
                  "How long an answer of the server is waited for, `1s` to `10m`. A letter as a"
                      + " whole is given up after three times as long.")
          Duration timeout) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** Checks the limits, and that a user has a password. */
    public Smtp {
      if (connections < 1 || connections > 100) {
        throw new IllegalArgumentException("mail.smtp.connections: 1 to 100 is expected");
      }
      if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("mail.smtp.timeout: 1s to 10m is expected");
      }
      if (user.isPresent() != password.isPresent()) {
        throw new IllegalArgumentException(
            "mail.smtp.user, mail.smtp.password: set both or neither");
      }
    }

    /** When the connection is encrypted. */
    public enum StartTls {
      OFF,
      IF_OFFERED,
      REQUIRED
    }

    /** Never shows the password. */
    @Override
    public String toString() {
      return "Smtp[host=" + host + ", port=" + port + ", user=" + user + "]";
    }
  }

  /** Where bounces come back to, and how they are read there. */
  public record Bounces(
      @Setting(
              help =
                  "Address that mail servers send bounces to (MAIL FROM). Empty: that of"
                      + " `mail.from`.")
          Optional<String> address,
      @Setting(
              help =
                  "Host of the IMAP server where bounces are read. Empty: they are not read; they"
                      + " can be posted to `/api/v1/bounces`.")
          Optional<String> host,
      @Setting(initially = "993", help = "Its port.") int port,
      @Setting(
              initially = "tls",
              help = "Encryption: `tls` from the first byte, `starttls`, or `off`.")
          Security security,
      @Setting(help = "User of the mailbox.") Optional<String> user,
      @Setting(help = "Password of that user.", secret = true) Optional<String> password,
      @Setting(initially = "INBOX", help = "Folder that bounces arrive in.") String folder,
      @Setting(initially = "1m", help = "How often it is read, `1s` or longer.") Duration interval,
      @Setting(
              initially = "seen",
              help =
                  "What becomes of a bounce that was understood: `seen`: marked as read; `delete`;"
                      + " `move`: to `mail.bounces.move-to`. All other mail is left as it is.")
          Done done,
      @Setting(initially = "Postorder", help = "Folder for bounces that were understood.")
          String moveTo) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** How the connection is protected. */
    public enum Security {
      OFF,
      STARTTLS,
      TLS
    }

    /** What becomes of a bounce that was understood. */
    public enum Done {
      SEEN,
      DELETE,
      MOVE
    }

    /** Checks that there is a user for the host, and the interval. */
    public Bounces {
      if (host.isPresent() && (user.isEmpty() || password.isEmpty())) {
        throw new IllegalArgumentException(
            "mail.bounces.host: mail.bounces.user and mail.bounces.password are needed too");
      }
      if (interval.compareTo(SHORTEST) < 0) {
        throw new IllegalArgumentException("mail.bounces.interval: 1s or longer is expected");
      }
    }

    /** Never shows the password. */
    @Override
    public String toString() {
      return "Bounces[address=" + address + ", host=" + host + ", user=" + user + "]";
    }
  }
}
