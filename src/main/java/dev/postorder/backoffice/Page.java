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
  static Page of(Incoming in) {
    long after = in.parameter("after").map(text -> number("after", text)).orElse(0L);
    long limit = in.parameter("limit").map(text -> number("limit", text)).orElse((long) USUAL);
    if (limit < 1 || limit > MOST) {
      throw ProblemException.invalid("?limit", "must be from 1 to " + MOST);
    }
    return new Page(after, Math.toIntExact(limit));
  }

  private static long number(String name, String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw ProblemException.invalid("?" + name, "must be a whole number");
    }
    return Long.parseLong(text);
  }
}
