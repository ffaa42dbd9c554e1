package dev.postorder.notify.bounce;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What a mail server says of a letter of ours.
 *
 * @param messageIds what stands before the @ in Message-IDs that it may be about, the likeliest
 *     first; without them it is known only that something bounced
 * @param detail the server's words in one line
 */
record Bounce(List<UUID> messageIds, Outcome outcome, String detail) {

  /** What became of the letter, the weightiest last. */
  enum Outcome {
    /** The server of the recipient has it, or has passed it on. */
    DELIVERED,
    /** It waits, and is tried again by the server. */
    DELAYED,
    /** It does not reach the recipient. */
    UNDELIVERED;

    /** As in {@code delivery_report.outcome}. */
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
