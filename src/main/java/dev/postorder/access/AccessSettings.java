package dev.postorder.access;

import java.time.Duration;

/**
 * How long secrets live.
 *
 * @param sessionLifetime of a freight session
 * @param tokenLifetime the longest life of a travel token, and its life when none is wished
 */
public record AccessSettings(Duration sessionLifetime, Duration tokenLifetime) {}
