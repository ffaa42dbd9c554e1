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

  /**
   * One of these values of a column; its index leads along each, unless the lead is {@link #CHECK}.
   */
  static Condition leading(String column, List<String> values, int lead) {
    return new Condition(
        any(column, values), values.stream().map(value -> Way.keyed(column, value)).toList(), lead);
  }

  /** One of these values of a column; one expression, which an index can check in its rows. */
  private static List<String> any(String column, List<String> values) {
    return values.isEmpty()
        ? List.of()
        : List.of("c." + column + " in (" + String.join(", ", values) + ")");
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
   * @param keyed whether it is the index of a column's value and the id
   * @param ids which ids are within the stretch
   */
  record Way(boolean byBodies, boolean keyed, String sql, String ids) {
    private static final String IDS = "c.id >= :first and c.id < :last";

    /** All calls. */
    static final Way ALL = new Way(false, false, "true", IDS);

    /** By figures. */
    static Way figures(boolean byBodies, String sql) {
      return new Way(byBodies, false, sql, IDS);
    }

    /** The pair is named as the index has it, so that no other index can be thought better. */
    static Way keyed(String column, String value) {
      return new Way(
          false,
          true,
          "c.%s = %s".formatted(column, value),
          "(c.%1$s, c.id) >= (%2$s, :first) and (c.%1$s, c.id) < (%2$s, :last)"
              .formatted(column, value));
    }
  }
}
