package dev.postorder.backoffice;

/**
 * Which part of a list is asked for.
 *
 * @param after the last id of the page before; 0 for the first
 * @param limit how many
 */
record Page(long after, int limit) {
  private static final int USUAL = 50;
  private static final int MOST = 500;

  /** From the query parameters {@code after} and {@code limit}. */
  static Page of(Parameters parameters) {
    return new Page(parameters.number("after").orElse(0L), parameters.limit(USUAL, MOST));
  }
}
