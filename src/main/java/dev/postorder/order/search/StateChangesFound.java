package dev.postorder.order.search;

import java.util.List;

/** What came of asking for state changes. */
public sealed interface StateChangesFound {
  /** All of the span, the oldest first. */
  record Listed(List<StateChange> changes) implements StateChangesFound {}

  /** There is no such order, or the user may not see it. */
  record NotFound() implements StateChangesFound {}

  /**
   * The span has more than one answer holds.
   *
   * @param most how many it would hold
   */
  record TooMany(int most) implements StateChangesFound {}
}
