package dev.postorder.notify;

/** How the connection to the SMTP server is protected ({@code mail.smtp.security}). */
public enum SmtpSecurity {
  /** Begins in the open and must turn to TLS before anything is sent. */
  STARTTLS,
  /** TLS from the first byte. */
  TLS,
  /** Not at all; for a relay on this machine. */
  NONE
}
