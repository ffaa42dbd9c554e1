package dev.postorder.notify;

import java.time.Duration;
import java.util.Optional;

/**
 * An attempt to deliver a notification.
 *
 * @param text what was rendered for it, kept so that the next attempt sends the same
 */
public record Attempt(Result result, Duration took, Optional<Text> text) {

  /** An attempt without a text to keep. */
  public static Attempt of(Result result, Duration took) {
    return new Attempt(result, took, Optional.empty());
  }
}
