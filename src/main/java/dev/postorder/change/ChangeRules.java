package dev.postorder.change;

import dev.postorder.order.OrderState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which change of an order is possible (freight specification, section 7). What change_available
 * tells, what filing and approving do: all ask here.
 */
final class ChangeRules {
  private final CutOff cutOff;

  ChangeRules(CutOff cutOff) {
    this.cutOff = cutOff;
  }

  /**
   * What keeps a client from a change.
   *
   * @param another whether one of the type waits for its decision
   */
  Optional<Refusal> toClient(ChangeType type, LockedOrder order, boolean another, Instant now) {
    return order.readOnly()
        ? Optional.of(new Refusal.ReadOnly())
        : toOffice(type, order, false, now)
            .or(() -> tooLate(type, order, now))
            .or(() -> open(type, another));
  }

  /** What keeps the back office from filing a change; it is not bound to the cut-off. */
  Optional<Refusal> toOffice(ChangeType type, LockedOrder order, boolean another, Instant now) {
    return toApproval(type, order, now).or(() -> open(type, another));
  }

  /** What keeps a change from being approved: that the order has moved on in the meantime. */
  Optional<Refusal> toApproval(ChangeType type, LockedOrder order, Instant now) {
    boolean suspended = order.suspendedOn(cutOff.today(now));
    if (!states(type, order.state())) {
      return Optional.of(new Refusal.State(order.state()));
    }
    return switch (type) {
      case PICKUP_INFO_CHANGE, PICKUP_CANCEL_CHANGE ->
          unless(order.pickup().byAddress(), new Refusal.NoPickup());
      case DELIVERY_CANCEL_CHANGE -> unless(order.delivery().byAddress(), new Refusal.NoDelivery());
      case GIVEOUT_SUSPENSION_CHANGE -> unless(!suspended, new Refusal.Suspended());
      case GIVEOUT_RESUMPTION_CHANGE -> unless(suspended, new Refusal.NotSuspended());
      case CONTACT_INFO_CHANGE,
          RECEIVER_CHANGE,
          PAYER_CHANGE,
          PAYMENT_ORDER_CHANGE,
          DELIVERY_INFO_CHANGE ->
          Optional.empty();
    };
  }

  private static Optional<Refusal> unless(boolean fine, Refusal refusal) {
    return fine ? Optional.empty() : Optional.of(refusal);
  }

  private static boolean states(ChangeType type, OrderState state) {
    return switch (type) {
      case CONTACT_INFO_CHANGE, GIVEOUT_RESUMPTION_CHANGE -> state.live();
      case RECEIVER_CHANGE, PAYER_CHANGE, PAYMENT_ORDER_CHANGE ->
          state.live() && state != OrderState.DELIVERY;
      case PICKUP_INFO_CHANGE, PICKUP_CANCEL_CHANGE -> state == OrderState.PROCESSING;
      case DELIVERY_INFO_CHANGE, DELIVERY_CANCEL_CHANGE ->
          state.live() && state != OrderState.PICKUP && state != OrderState.DELIVERY;
      case GIVEOUT_SUSPENSION_CHANGE -> onTheWay(state);
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

  private Optional<Refusal> tooLate(ChangeType type, LockedOrder order, Instant now) {
    Optional<LocalDate> day =
        switch (type) {
          case PICKUP_INFO_CHANGE, PICKUP_CANCEL_CHANGE -> order.pickup().planned();
          case DELIVERY_INFO_CHANGE, DELIVERY_CANCEL_CHANGE -> order.delivery().planned();
          case CONTACT_INFO_CHANGE,
              RECEIVER_CHANGE,
              PAYER_CHANGE,
              PAYMENT_ORDER_CHANGE,
              GIVEOUT_SUSPENSION_CHANGE,
              GIVEOUT_RESUMPTION_CHANGE ->
              Optional.empty();
        };
    return day.filter(planned -> cutOff.passed(planned, now))
        .map(planned -> new Refusal.TooLate(planned, cutOff.of(planned)));
  }

  private static Optional<Refusal> open(ChangeType type, boolean another) {
    return another && type != ChangeType.CONTACT_INFO_CHANGE
        ? Optional.of(new Refusal.AnotherOpen())
        : Optional.empty();
  }
}
