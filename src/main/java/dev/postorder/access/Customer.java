package dev.postorder.access;

import java.util.Optional;
import java.util.UUID;

/**
 * A legal party whose orders are serviced.
 *
 * @param inn its taxpayer number, 10 or 12 digits
 * @param email where the customer itself is told of its orders
 */
public record Customer(
    long id,
    UUID uid,
    String name,
    Optional<String> inn,
    Optional<String> email,
    CustomerDetails details,
    boolean disabled) {}
