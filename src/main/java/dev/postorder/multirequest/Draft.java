package dev.postorder.multirequest;

import dev.postorder.order.OrderState;

/** An order that is to be joined, locked. */
record Draft(
    int requestId,
    long customerId,
    int level,
    OrderState state,
    boolean byAddress,
    String pickupKey) {}
