package dev.postorder.notify;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the other side made of a delivery. */
public sealed interface Result {
  /** What is to be read of it in the log. */
  String answer();

  /**
   * It took the notification.
   *
   * @param messageIds the names it gave it, by which it will report
   */
  record Sent(String answer, List<String> messageIds) implements Result {
    /** Without a name. */
    public Sent(String answer) {
      this(answer, List.of());
    }
  }

  /**
   * It refused for now: tried again by the schedule.
   *
   * @param retryAfter not before this, if it said so
   */
  record Refused(String answer, Optional<Duration> retryAfter) implements Result {
    /** Without a wish for when. */
    public Refused(String answer) {
      this(answer, Optional.empty());
    }
  }

  /** It will never take this one. */
  record Rejected(String answer) implements Result {}

  /**
   * It did not answer, or said that it is not well: tried again by the schedule, and its host is
   * left alone when that goes on.
   *
   * @param retryAfter not before this, if it said so
   */
  record Unreachable(String answer, Optional<Duration> retryAfter) implements Result {
    /** Without a wish for when. */
    public Unreachable(String answer) {
      this(answer, Optional.empty());
    }
  }

  /** The recipient is no more (HTTP 410). */
  record Gone(String answer) implements Result {}

  /** It is not to be sent any more. */
  record Dropped(String answer) implements Result {}

  /**
   * Nothing was begun; the attempt does not count.
   *
   * @param pause before it is taken again
   */
  record NotTried(String answer, Duration pause) implements Result {}

  /** Whether the other side was there and said something. */
  default boolean answered() {
    return switch (this) {
      case Sent sent -> true;
      case Refused refused -> true;
      case Rejected rejected -> true;
      case Gone gone -> true;
      case Unreachable away -> false;
      case Dropped dropped -> false;
      case NotTried notTried -> false;
    };
  }
}
