package dev.postorder.access;

import java.util.Optional;
import java.util.UUID;

/**
 * A legal party whose orders are serviced.
 *
 * @param email where the customer itself is told of its orders
 */
public record Customer(
    long id,
    UUID uid,
    String name,
    Optional<String> inn,
    Optional<String> email,
    boolean disabled) {}
