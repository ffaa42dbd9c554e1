package dev.postorder.simulator;

import dev.postorder.order.OrderState;
import java.util.Optional;

/** The way of an order that goes well, as the simulator walks it. */
final class Journey {
  private Journey() {}

  /** The state that follows, or empty for one that an order does not leave by itself. */
  static Optional<OrderState> next(OrderState state, boolean pickup, boolean delivery) {
    return switch (state) {
      case PROCESSING -> Optional.of(pickup ? OrderState.PICKUP : OrderState.WAITING);
      case PICKUP, WAITING -> Optional.of(OrderState.RECEIVED);
      case RECEIVED, RECEIVED_WAREHOUSING -> Optional.of(OrderState.INWAY);
      case INWAY -> Optional.of(OrderState.ARRIVED);
      case ARRIVED, WAREHOUSING, ARRIVED_TO_AIRPORT, AIRPORT_WAREHOUSING ->
          Optional.of(delivery ? OrderState.DELIVERY : OrderState.FINISHED);
      case DELIVERY, ACCOMPANYING_DOCUMENTS_RETURN -> Optional.of(OrderState.FINISHED);
      case CANCELLING -> Optional.of(OrderState.CANCELLED);
      case DRAFT, DECLINED, FINISHED, CANCELLED -> Optional.empty();
    };
  }
}
