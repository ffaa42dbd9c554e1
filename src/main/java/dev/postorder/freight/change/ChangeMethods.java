package dev.postorder.freight.change;

import dev.postorder.addressbook.AddressBook;
import dev.postorder.change.ChangeType;
import dev.postorder.change.Changes;
import dev.postorder.freight.method.Answers;
import dev.postorder.freight.method.Effects;
import dev.postorder.freight.method.FreightOptions;
import dev.postorder.freight.method.Method;
import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.FreightError;
import java.time.Clock;
import java.util.Map;

/** The methods v3/orders/… that ask for changes of an order (freight specification, section 7). */
public final class ChangeMethods {
  private static final String STATUS = "status";
  private static final String STATE = "state";
  private static final Fault NO_OBJECT = Fault.of(FreightError.ORDER_UNKNOWN, "orderID");
  private static final Fault NO_VALUE =
      Fault.saying(FreightError.NOT_FOUND, "Заказ не найден", "orderID");
  private static final Fault NO_ORDER = Fault.of(FreightError.GIVEOUT_ORDER_UNKNOWN);

  private final Filing filing;
  private final ChangeAvailable available;
  private final Changes changes;

  /** The methods over the capability. */
  public ChangeMethods(
      Changes changes,
      AddressBook addressBook,
      Effects effects,
      Answers answers,
      Clock clock,
      FreightOptions options) {
    this.changes = changes;
    this.filing = new Filing(changes, addressBook, effects, answers, clock, options);
    this.available = new ChangeAvailable(changes, answers);
  }

  /** The methods by their paths. */
  public Map<String, Method> methods() {
    return Map.of(
        "v3/orders/change_available",
        Method.read(available::answer),
        "v3/orders/change_receiver",
        files(ChangeType.RECEIVER_CHANGE, NO_OBJECT, STATUS, new ReceiverWish()),
        "v3/orders/change_payer",
        files(ChangeType.PAYER_CHANGE, NO_OBJECT, STATUS, new PayerWish(changes)),
        "v3/orders/change_pickup",
        files(ChangeType.PICKUP_INFO_CHANGE, NO_VALUE, STATE, new PickupWish()),
        "v3/orders/change_delivery",
        files(ChangeType.DELIVERY_INFO_CHANGE, NO_VALUE, STATE, new DeliveryWish()),
        "v3/orders/cancel_pickup",
        files(ChangeType.PICKUP_CANCEL_CHANGE, NO_OBJECT, STATUS, CancelWish::pickup),
        "v3/orders/cancel_delivery",
        files(ChangeType.DELIVERY_CANCEL_CHANGE, NO_OBJECT, STATUS, CancelWish::delivery),
        "v3/orders/suspend",
        files(ChangeType.GIVEOUT_SUSPENSION_CHANGE, NO_ORDER, STATE, GiveoutWish::suspend),
        "v3/orders/resume",
        files(ChangeType.GIVEOUT_RESUMPTION_CHANGE, NO_ORDER, STATE, GiveoutWish::resume));
  }

  private Method files(ChangeType type, Fault orderUnknown, String answer, WishReader reader) {
    var kind = new Filing.Kind(type, orderUnknown, answer, reader);
    return Method.write(turn -> filing.answer(turn, kind));
  }
}
