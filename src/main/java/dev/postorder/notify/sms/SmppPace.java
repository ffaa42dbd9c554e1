package dev.postorder.notify.sms;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Holds all submits back when the SMS centre says that they are too many: for a moment, and twice
 * as long each time until it takes one again.
 */
final class SmppPace {
  private final Duration first;
  private final Duration longest;
  private Duration pause;
  private long until = System.nanoTime();

  /** Pauses between these two. */
  SmppPace(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
    this.pause = first;
  }

  /** Waits as long as all have to. */
  void await() throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(left());
  }

  /** How long that is now, in nanoseconds; 0 or less: no time. */
  synchronized long left() {
    return until - System.nanoTime();
  }

  /** The SMS centre wanted fewer; several that were under way together count once. */
  synchronized void tooMany() {
    if (left() <= 0) {
      until = System.nanoTime() + pause.toNanos();
      Duration doubled = pause.multipliedBy(2);
      pause = doubled.compareTo(longest) > 0 ? longest : doubled;
    }
  }

  /** It took one. */
  synchronized void taken() {
    pause = first;
  }
}
