package dev.postorder.access;

/**
 * An enabled key of the back-office API.
 *
 * @param role what it may do there
 */
public record ApiKey(String name, OperatorRole role) {}
