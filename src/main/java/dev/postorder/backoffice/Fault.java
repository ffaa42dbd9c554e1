package dev.postorder.backoffice;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer JSON pointer into the body (RFC 6901), or {@code ?name} for a query parameter
 * @param detail what was expected; never echoes the input
 */
record Fault(String pointer, String detail) {}
