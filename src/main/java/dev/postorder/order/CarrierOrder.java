package dev.postorder.order;

import java.util.Optional;

/**
 * An order as the carrier's own system knows it: created or replaced as a whole.
 *
 * @param orderNumber the carrier's 13-digit orderID
 * @param requestId the carrier's requestID; given one by us when empty
 */
public record CarrierOrder(
    String orderNumber, Optional<Integer> requestId, OrderState state, NewOrder order) {}
