package dev.postorder.calllog.search;

import java.util.List;

/**
 * A condition on calls, as SQL on {@code call c}.
 *
 * @param alternatives any of them is enough; none: nothing meets it
 * @param lead how well it leads to the calls through an index of its own, 1 best; {@link #CHECK} if
 *     it does not
 */
record Condition(List<String> alternatives, int lead) {
  static final int CHECK = 100;

  private static final int MOST_WAYS = 60;

  static Condition check(String sql) {
    return new Condition(List.of(sql), CHECK);
  }

  boolean leads() {
    return lead < CHECK && alternatives.size() <= MOST_WAYS;
  }

  String sql() {
    return switch (alternatives.size()) {
      case 0 -> "false";
      case 1 -> alternatives.getFirst();
      default -> "(" + String.join(" or ", alternatives) + ")";
    };
  }
}
