package dev.postorder.access;

import java.util.List;

/**
 * A customer that a user acts for.
 *
 * @param level 0 nothing, 1 books, 2 sees and changes orders, 3 sees orders
 * @param current whether it is the session's current one
 * @param sharedTo the logins of the others who act for it; only told to who has level 2
 */
public record Counteragent(Customer customer, int level, boolean current, List<String> sharedTo) {}
