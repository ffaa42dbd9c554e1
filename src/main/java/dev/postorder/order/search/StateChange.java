package dev.postorder.order.search;

import dev.postorder.order.OrderState;
import java.time.Instant;

/**
 * An order came into a state.
 *
 * @param requestId the order's requestID (id_Reserve on the travel face)
 */
public record StateChange(int requestId, OrderState state, Instant at) {}
