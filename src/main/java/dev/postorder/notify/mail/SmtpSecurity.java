package dev.postorder.notify.mail;

/** How the connection to the SMTP server is protected. */
public enum SmtpSecurity {
  /** Not at all; for a relay on this machine. */
  OFF,
  /** By STARTTLS where the server offers it; required before a login. */
  IF_OFFERED,
  /** By STARTTLS, or nothing is sent. */
  REQUIRED,
  /** TLS from the first byte. */
  TLS
}
