package dev.postorder.platform.config;

import java.util.Optional;

/** How letters go out. */
public record Mail(
    @Setting(
            help =
                "`smtp`; `mailbox`: into the built-in mailbox at /mailbox; `none`: letters wait."
                    + " Empty: `smtp` if `mail.smtp.host` is set, else `none`.")
        Optional<Transport> transport,
    @Setting(initially = "postorder@localhost", help = "Sender of the letters.") String from,
    Smtp smtp) {

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
      @Setting(help = "Password of that user.") Optional<String> password,
      @Setting(
              initially = "if-offered",
              help = "Encryption by STARTTLS: `off`, `if-offered` or `required`.")
          StartTls starttls) {

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
}
