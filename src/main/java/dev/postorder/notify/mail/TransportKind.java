package dev.postorder.notify.mail;

/** Where letters go ({@code mail.transport}). */
public enum TransportKind {
  /** To an SMTP server. */
  SMTP,
  /** Into the built-in mailbox. */
  MAILBOX,
  /** Nowhere: they wait. */
  NONE
}
