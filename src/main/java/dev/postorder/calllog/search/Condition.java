package dev.postorder.calllog.search;

import java.util.List;

/**
 * A condition on calls, as SQL on {@code call c}.
 *
 * @param alternatives any of them is enough; none: nothing meets it
 * @param ways those that an index leads along, on {@code c}, and on the bodies {@code x} where
 *     {@link Way#byBodies}; together they find all that meets it
 * @param lead how well they lead to the calls, 1 best; {@link #CHECK} if they do not
 */
record Condition(List<String> alternatives, List<Way> ways, int lead) {
  static final int CHECK = 100;

  private static final int MOST_WAYS = 60;

  /** A condition that the index of a column leads along, whichever of the alternatives is met. */
  static Condition leading(List<String> alternatives, int lead) {
    return new Condition(
        alternatives, alternatives.stream().map(sql -> new Way(false, sql)).toList(), lead);
  }

  static Condition check(String sql) {
    return checks(List.of(sql));
  }

  static Condition checks(List<String> alternatives) {
    return new Condition(alternatives, List.of(), CHECK);
  }

  boolean leads() {
    return lead < CHECK && ways.size() <= MOST_WAYS;
  }

  String sql() {
    return switch (alternatives.size()) {
      case 0 -> "false";
      case 1 -> alternatives.getFirst();
      default -> "(" + String.join(" or ", alternatives) + ")";
    };
  }

  /**
   * A way to calls through an index.
   *
   * @param byBodies whether it is the index of the bodies, {@code call_exchange x}
   */
  record Way(boolean byBodies, String sql) {}
}
