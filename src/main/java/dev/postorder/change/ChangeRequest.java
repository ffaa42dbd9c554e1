package dev.postorder.change;

import tools.jackson.databind.node.ObjectNode;

/**
 * A change that a client asks for, except of contacts.
 *
 * @param orderNumber the orderID as the client wrote it
 * @param after what becomes, of the type's shape, see {@link Changes}
 */
public record ChangeRequest(long userId, String orderNumber, ChangeType type, ObjectNode after) {}
