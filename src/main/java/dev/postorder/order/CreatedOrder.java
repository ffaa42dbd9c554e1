package dev.postorder.order;

import java.util.Optional;

/**
 * An order that was created.
 *
 * @param orderNumber the 13-digit orderID; empty for a draft
 */
public record CreatedOrder(int requestId, Optional<String> orderNumber, OrderState state) {}
