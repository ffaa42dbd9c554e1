package dev.postorder.travel;

import dev.postorder.calllog.Call;
import java.util.Optional;

/**
 * A message for a method, with what its transport says of it.
 *
 * @param idempotencyKey the Idempotency-Key header
 */
record Incoming(Call call, Envelope envelope, Optional<String> idempotencyKey) {}
