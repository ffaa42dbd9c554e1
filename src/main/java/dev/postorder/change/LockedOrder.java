package dev.postorder.change;

import dev.postorder.order.OrderState;

/** An order that is locked while a change of it is filed or decided. */
record LockedOrder(
    long customerId,
    int requestId,
    OrderState state,
    boolean pickupByAddress,
    boolean deliveryByAddress,
    boolean suspended) {}
