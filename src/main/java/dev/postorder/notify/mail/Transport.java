package dev.postorder.notify.mail;

import dev.postorder.notify.Result;

/** Takes letters away; called by several threads at once. */
sealed interface Transport extends AutoCloseable permits SmtpTransport, MailboxTransport {
  /** How many letters it likes to take at once. */
  int atOnce();

  /** Delivers a letter. */
  Result deliver(Letter letter);

  @Override
  void close();
}
