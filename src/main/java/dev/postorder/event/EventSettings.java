package dev.postorder.event;

import java.time.Duration;

/**
 * How long events are kept.
 *
 * @param kept events that nobody waits for
 * @param queueKept those that wait for the carrier's transport system
 */
public record EventSettings(Duration kept, Duration queueKept) {}
