package dev.postorder.document;

import dev.postorder.order.OrderState;
import dev.postorder.platform.config.Language;

/** States of orders in the language of a paper. */
final class States {
  private States() {}

  static String title(OrderState state, Language language) {
    return switch (language) {
      case RU -> state.title();
      case EN -> english(state);
    };
  }

  private static String english(OrderState state) {
    return switch (state) {
      case DRAFT -> "Draft";
      case PROCESSING -> "In processing";
      case PICKUP -> "Pickup from the address";
      case WAITING -> "Awaited at the terminal";
      case DECLINED -> "Declined";
      case RECEIVED -> "Accepted for transport";
      case RECEIVED_WAREHOUSING -> "Accepted for transport, paid storage";
      case INWAY -> "On the way";
      case ARRIVED -> "Arrived at the terminal";
      case WAREHOUSING -> "Arrived at the terminal, paid storage";
      case ARRIVED_TO_AIRPORT -> "Arrived at the airport";
      case AIRPORT_WAREHOUSING -> "Arrived at the airport, paid storage";
      case DELIVERY -> "Being delivered to the address";
      case ACCOMPANYING_DOCUMENTS_RETURN -> "Given out, documents on their way back";
      case FINISHED -> "Completed";
      case CANCELLING -> "Being cancelled";
      case CANCELLED -> "Cancelled";
    };
  }
}
