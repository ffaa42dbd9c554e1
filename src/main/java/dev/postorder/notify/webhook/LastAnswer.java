package dev.postorder.notify.webhook;

import java.time.Duration;
import java.time.Instant;

/**
 * What the receiver of a subscription said last, or why it did not; a second late at most.
 *
 * @param received whether it took the event
 */
public record LastAnswer(Instant at, boolean received, String answer, Duration took) {}
