package dev.postorder.order;

import java.time.Instant;
import java.util.Optional;

/**
 * The carrier's system says that an order has come to a state.
 *
 * @param number the orderID (13 digits) or the requestID
 * @param at when it did; now, when it does not say. A draft is always queued now
 */
public record StateReport(String number, OrderState state, Optional<Instant> at) {}
