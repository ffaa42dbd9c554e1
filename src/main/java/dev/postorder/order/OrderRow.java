package dev.postorder.order;

import java.util.Optional;

/** An order that was found and locked. */
record OrderRow(long customerId, int requestId, Optional<String> orderNumber, OrderState state) {}
