package dev.postorder.notify.webhook;

import java.util.List;

/** What came of putting orders into a subscription or taking them out. */
public sealed interface OrdersResult {
  /** All of them. */
  record Done() implements OrdersResult {}

  /** The user has no such subscription. */
  record NoSubscription() implements OrdersResult {}

  /** None of them, because the user may not see these or they are not in the subscription. */
  record UnknownOrders(List<String> orderIds) implements OrdersResult {}
}
