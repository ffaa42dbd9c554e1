package dev.postorder.change;

import dev.postorder.order.OrderState;

/** Which states of an order allow which change (freight specification, section 7). */
final class ChangeRules {
  private ChangeRules() {}

  static boolean allows(ChangeType type, LockedOrder order) {
    OrderState state = order.state();
    boolean live = state.live();
    return switch (type) {
      case CONTACT_INFO_CHANGE -> live;
      case RECEIVER_CHANGE, PAYER_CHANGE, PAYMENT_ORDER_CHANGE ->
          live && state != OrderState.DELIVERY;
      case PICKUP_INFO_CHANGE, PICKUP_CANCEL_CHANGE ->
          order.pickupByAddress() && (state == OrderState.PROCESSING || state == OrderState.PICKUP);
      case DELIVERY_INFO_CHANGE, DELIVERY_CANCEL_CHANGE ->
          live && state != OrderState.PICKUP && state != OrderState.DELIVERY;
      case GIVEOUT_SUSPENSION_CHANGE -> onTheWay(state) && !order.suspended();
      case GIVEOUT_RESUMPTION_CHANGE -> order.suspended();
    };
  }

  private static boolean onTheWay(OrderState state) {
    return switch (state) {
      case RECEIVED, RECEIVED_WAREHOUSING, INWAY, ARRIVED, ARRIVED_TO_AIRPORT, WAREHOUSING -> true;
      case DRAFT,
          PROCESSING,
          PICKUP,
          WAITING,
          DECLINED,
          AIRPORT_WAREHOUSING,
          DELIVERY,
          ACCOMPANYING_DOCUMENTS_RETURN,
          FINISHED,
          CANCELLING,
          CANCELLED ->
          false;
    };
  }
}
