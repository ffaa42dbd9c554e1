package dev.postorder.freight.search;

import dev.postorder.order.OrderState;

/** How much of its way an order has behind it, for progress bars: by its state alone. */
final class Progress {
  private Progress() {}

  static int percent(OrderState state) {
    return switch (state) {
      case DRAFT, DECLINED, CANCELLING, CANCELLED -> 0;
      case PROCESSING -> 10;
      case PICKUP, WAITING -> 20;
      case RECEIVED, RECEIVED_WAREHOUSING -> 35;
      case INWAY -> 55;
      case ARRIVED, WAREHOUSING, ARRIVED_TO_AIRPORT, AIRPORT_WAREHOUSING -> 75;
      case DELIVERY -> 85;
      case ACCOMPANYING_DOCUMENTS_RETURN -> 95;
      case FINISHED -> 100;
    };
  }
}
