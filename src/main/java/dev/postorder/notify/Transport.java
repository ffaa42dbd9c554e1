package dev.postorder.notify;

import java.time.Instant;
import java.util.List;

/** Takes letters away. */
sealed interface Transport permits SmtpTransport, MailboxTransport {
  /** How many letters it likes to take at once. */
  int batch();

  /**
   * Delivers the letters.
   *
   * @param until none is begun after this
   * @return what came of each, in their order
   */
  List<Delivery> deliver(List<Letter> letters, Instant until);
}
