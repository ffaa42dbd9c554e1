package dev.postorder.access;

import java.time.Instant;

/** An application with its appkey, or a back-office API key; the secret itself is not kept. */
public record KeyHolder(long id, String name, Instant createdAt, boolean disabled) {}
