package dev.postorder.calllog;

/** Which bodies the call log keeps ({@code calllog.bodies}). */
public enum Bodies {
  /** Those of every call. */
  ALL,
  /** Those of writes, refusals and faults. */
  WRITES,
  /** None. */
  NONE;

  boolean keep(Exchange exchange) {
    return switch (this) {
      case ALL -> true;
      case WRITES -> exchange.write() || exchange.outcome() != Outcome.OK;
      case NONE -> false;
    };
  }
}
