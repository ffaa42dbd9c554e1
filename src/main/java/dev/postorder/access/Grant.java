package dev.postorder.access;

import java.util.UUID;

/**
 * What a user may do for a customer.
 *
 * @param customer its uid
 * @param level 1 books, 2 sees and changes orders, 3 sees orders
 * @param disabled whether the customer is
 */
public record Grant(UUID customer, String name, int level, boolean disabled) {}
