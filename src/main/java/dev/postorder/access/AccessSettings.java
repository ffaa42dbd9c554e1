package dev.postorder.access;

import java.time.Duration;

/**
 * How long secrets live, and how much their owners may call.
 *
 * @param sessionLifetime of a freight session
 * @param tokenLifetime the longest life of a travel token, and its life when none is wished
 * @param callsPerMinute of one user on this node; 0 for any number
 */
public record AccessSettings(
    Duration sessionLifetime, Duration tokenLifetime, int callsPerMinute) {}
