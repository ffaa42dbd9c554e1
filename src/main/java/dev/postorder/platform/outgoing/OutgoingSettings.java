package dev.postorder.platform.outgoing;

import java.time.Duration;

/**
 * How calls to others are made.
 *
 * @param reachable where they may go
 * @param plainHttp whether http is allowed beside https
 * @param connectTimeout for a connection, TLS included
 * @param timeout for the whole call
 * @param perHost how many at once to one host
 */
public record OutgoingSettings(
    Reachable reachable,
    boolean plainHttp,
    Duration connectTimeout,
    Duration timeout,
    int perHost) {}
