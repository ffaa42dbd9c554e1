package dev.postorder.freight.page;

import dev.postorder.change.ChangeStatus;
import dev.postorder.change.ChangeType;

/** The wording for {@code history.language=en}. */
final class English implements Wording {
  @Override
  public String title(ChangeType type) {
    return switch (type) {
      case RECEIVER_CHANGE -> "Change of receiver";
      case PAYER_CHANGE -> "Change of payer";
      case PAYMENT_ORDER_CHANGE -> "Release of cargo against a payment order";
      case CONTACT_INFO_CHANGE -> "Change of contact information";
      case GIVEOUT_SUSPENSION_CHANGE -> "Suspension of cargo release";
      case GIVEOUT_RESUMPTION_CHANGE -> "Resumption of cargo release";
      case DELIVERY_CANCEL_CHANGE -> "Cancellation of delivery to the address";
      case PICKUP_CANCEL_CHANGE -> "Cancellation of pickup from the address";
      case DELIVERY_INFO_CHANGE -> "Change of delivery address and time";
      case PICKUP_INFO_CHANGE -> "Change of pickup address and time";
    };
  }

  @Override
  public String from() {
    return "of";
  }

  @Override
  public String status(ChangeStatus status) {
    return switch (status) {
      case SUCCESS -> "Request approved";
      case IN_PROGRESS -> "Request under consideration";
      case FAILED -> "Request declined";
    };
  }

  @Override
  public String text(ChangeType type) {
    return switch (type) {
      case RECEIVER_CHANGE ->
          "the new receiver will appear in the documents once the waybill is issued";
      case PAYER_CHANGE -> "the new payer will appear in the documents of the order";
      case PAYMENT_ORDER_CHANGE -> "the cargo can be collected against a payment order";
      case GIVEOUT_SUSPENSION_CHANGE -> "the cargo stays at the terminal until release is resumed";
      case GIVEOUT_RESUMPTION_CHANGE -> "the cargo can be collected again";
      case DELIVERY_CANCEL_CHANGE -> "the receiver collects the cargo at the terminal";
      case PICKUP_CANCEL_CHANGE -> "the sender brings the cargo to the terminal";
      case CONTACT_INFO_CHANGE, DELIVERY_INFO_CHANGE, PICKUP_INFO_CHANGE -> "";
    };
  }

  @Override
  public String of(Word word) {
    return word.english();
  }
}
