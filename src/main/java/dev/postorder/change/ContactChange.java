package dev.postorder.change;

import java.util.Optional;

/**
 * A wish to change the contacts of an order.
 *
 * @param orderNumber the orderID as the client wrote it
 */
public record ContactChange(
    long userId,
    String orderNumber,
    Optional<MemberChange> sender,
    Optional<MemberChange> receiver) {}
