package dev.postorder.order.search;

/**
 * What an operator looks for often.
 *
 * @param query the fields of the search as they stand in an address
 */
public record SavedFilter(String name, String query) {}
