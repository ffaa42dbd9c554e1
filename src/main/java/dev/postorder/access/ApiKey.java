package dev.postorder.access;

/**
 * An enabled key of the back-office API.
 *
 * @param role what it may do there
 * @param personalData whether it sees personal data in the call log
 */
public record ApiKey(String name, OperatorRole role, boolean personalData) {}
