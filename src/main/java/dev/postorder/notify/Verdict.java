package dev.postorder.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What becomes of a notification after an attempt.
 *
 * @param state the new one
 * @param nextAttemptAt when it is tried again; now, where it is not
 * @param counts whether the attempt is one
 */
public record Verdict(State state, Instant nextAttemptAt, boolean counts) {
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  /** A state that an attempt leads to. */
  public enum State {
    /** Waits for the next attempt. */
    QUEUED,
    /** The other side has it. */
    SENT,
    /** Not delivered: it is among the dead letters, and can be sent again by hand. */
    FAILED,
    /** Not to be delivered any more. */
    DROPPED;

    /** As in {@code notification.state}. */
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Judges an attempt that ended now. */
  static Verdict of(Result result, Taken notification, RetrySchedule schedule, Instant now) {
    return switch (result) {
      case Result.Sent sent -> end(State.SENT, now);
      case Result.Refused refused -> again(refused.retryAfter(), notification, schedule, now);
      case Result.Unreachable away -> again(away.retryAfter(), notification, schedule, now);
      case Result.Rejected rejected -> end(State.FAILED, now);
      case Result.Gone gone -> end(State.FAILED, now);
      case Result.Dropped dropped -> end(State.DROPPED, now);
      case Result.NotTried notTried -> new Verdict(State.QUEUED, now.plus(notTried.pause()), false);
    };
  }

  /** Whether its schedule has come to an end. */
  public boolean exhausted(Result result) {
    return state == State.FAILED
        && (result instanceof Result.Refused || result instanceof Result.Unreachable);
  }

  private static Verdict again(
      Optional<Duration> asked, Taken notification, RetrySchedule schedule, Instant now) {
    Duration notBefore = asked.orElse(Duration.ZERO);
    Duration least = notBefore.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : notBefore;
    return schedule
        .after(notification.round())
        .map(pause -> pause.compareTo(least) < 0 ? least : pause)
        .map(pause -> new Verdict(State.QUEUED, now.plus(pause), true))
        .orElseGet(() -> end(State.FAILED, now));
  }

  private static Verdict end(State state, Instant now) {
    return new Verdict(state, now, true);
  }
}
