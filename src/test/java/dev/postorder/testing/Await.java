package dev.postorder.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowingConsumer;

/** Awaits a condition. */
public final class Await {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private Await() {}

  /** Until the value is this one; fails with what it was last. */
  public static <T> void equal(Supplier<T> value, T expected) {
    satisfied(value, last -> assertThat(last).isEqualTo(expected));
  }

  /** Until the value is as asserted. */
  public static <T> void satisfied(Supplier<T> value, ThrowingConsumer<T> assertion) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (true) {
      try {
        assertion.accept(value.get());
        return;
      } catch (AssertionError e) {
        if (System.nanoTime() > end) {
          throw e;
        }
        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
      }
    }
  }
}
