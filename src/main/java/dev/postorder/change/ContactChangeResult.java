package dev.postorder.change;

import dev.postorder.order.OrderState;
import java.util.List;

/** What came of a contact change (freight specification, section 5). */
public sealed interface ContactChangeResult {
  /** Accepted; applied already unless the deployment lets an operator decide. */
  record Accepted(long changeId) implements ContactChangeResult {}

  /** Unknown, or the user may not see it. */
  record OrderNotFound() implements ContactChangeResult {}

  /** The user sees the order but may not change it (level 3). */
  record ReadOnly() implements ContactChangeResult {}

  /** The order's state forbids the change. */
  record StateForbids(OrderState state) implements ContactChangeResult {}

  /** The receiver is anonymous; his contacts cannot be changed. */
  record AnonymousReceiver() implements ContactChangeResult {}

  /** Ids that are not in the address book of the order's customer, one entry per parameter. */
  record UnknownIds(List<Unknown> unknown) implements ContactChangeResult {}

  /**
   * Unknown ids of one parameter.
   *
   * @param field dotted path, e.g. {@code members.sender.contactIDs}
   */
  record Unknown(String field, boolean phones, List<Long> ids) {}
}
