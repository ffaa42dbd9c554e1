package dev.postorder.freight.page;

import dev.postorder.change.ChangeStatus;
import dev.postorder.change.ChangeType;

/** The default wording. */
final class Russian implements Wording {
  @Override
  public String title(ChangeType type) {
    return type.title();
  }

  @Override
  public String from() {
    return "от";
  }

  @Override
  public String status(ChangeStatus status) {
    return switch (status) {
      case SUCCESS -> "Запрос согласован";
      case IN_PROGRESS -> "Запрос на рассмотрении";
      case FAILED -> "В запросе отказано";
    };
  }

  @Override
  public String text(ChangeType type) {
    return switch (type) {
      case RECEIVER_CHANGE ->
          "новый получатель будет отображаться в документах после выдачи накладной";
      case PAYER_CHANGE -> "новый плательщик будет отображаться в документах по заказу";
      case PAYMENT_ORDER_CHANGE -> "груз можно получить по платежному поручению";
      case GIVEOUT_SUSPENSION_CHANGE -> "до возобновления выдачи груз остается на терминале";
      case GIVEOUT_RESUMPTION_CHANGE -> "груз снова можно получить";
      case DELIVERY_CANCEL_CHANGE -> "груз будет выдан получателю на терминале";
      case PICKUP_CANCEL_CHANGE -> "отправитель сдаст груз на терминал";
      case CONTACT_INFO_CHANGE, DELIVERY_INFO_CHANGE, PICKUP_INFO_CHANGE -> "";
    };
  }

  @Override
  public String of(Word word) {
    return word.russian();
  }
}
