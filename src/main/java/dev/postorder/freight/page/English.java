package dev.postorder.freight.page;

import dev.postorder.change.ChangeStatus;
import dev.postorder.change.ChangeType;
import dev.postorder.platform.config.Language;

/** The wording for {@code history.language=en}. */
final class English implements Wording {
  @Override
  public String title(ChangeType type) {
    return type.title(Language.EN);
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
