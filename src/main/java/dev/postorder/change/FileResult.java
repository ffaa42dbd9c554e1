package dev.postorder.change;

import dev.postorder.order.OrderState;

/** What came of filing a change request. */
public sealed interface FileResult {
  /** It waits for its decision. */
  record Filed(long changeId) implements FileResult {}

  /** No such order. */
  record NotFound() implements FileResult {}

  /** The order's state forbids it. */
  record StateForbids(OrderState state) implements FileResult {}

  /** One of this type waits already. */
  record AnotherOpen() implements FileResult {}
}
