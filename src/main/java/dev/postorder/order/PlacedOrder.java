package dev.postorder.order;

/**
 * An order that a user may see, as it stands now.
 *
 * @param readOnly whether he may only see it (level 3)
 * @param order with all that creation would need; its user is the one who asked
 */
public record PlacedOrder(int requestId, boolean readOnly, NewOrder order) {}
