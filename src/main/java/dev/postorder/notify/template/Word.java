package dev.postorder.notify.template;

import dev.postorder.platform.config.Language;
import java.util.Optional;

/** The words of what a change touches, as they stand within a line. */
enum Word {
  SENDER("отправитель", "sender"),
  RECEIVER("получатель", "receiver"),
  PAYER("плательщик", "payer"),
  THIRD("третье лицо", "third party"),
  CUSTOMER("заказчик", "customer"),

  NAME("наименование", "name"),
  ADDRESS("адрес", "address"),
  TERMINAL("терминал", "terminal"),
  DATE("дата", "date"),
  TIME("время", "time"),
  FROM("с", "from"),
  TO("по", "until"),
  CONTACTS("контактные лица", "contacts"),
  PHONES("телефоны", "phones"),
  DELIVERY_PAID_BY("доставку оплачивает", "delivery is paid by"),
  STORAGE_PAID_BY("хранение оплачивает", "storage is paid by"),
  ORDER_PAID_BY("заказ оплачивает", "the order is paid by"),
  PAYS_AS("платит как", "pays as"),
  REQUESTER("запросил", "requested by"),
  NUMBER("платёжное поручение", "payment order"),
  AMOUNT("сумма", "amount"),
  PAYMENT("вид оплаты", "means of payment"),

  CASH("наличный расчёт", "cash"),
  NONCASH("безналичный расчёт", "bank transfer"),
  INN("ИНН", "tax number"),
  ANONYMOUS("анонимный", "anonymous"),
  EXT("доб.", "ext."),
  NONE("нет", "none"),
  GIVEN_UP("не потребуется", "given up");

  private final String russian;
  private final String english;

  Word(String russian, String english) {
    this.russian = russian;
    this.english = english;
  }

  String in(Language language) {
    return switch (language) {
      case RU -> russian;
      case EN -> english;
    };
  }

  /** The word of a value that the wire says by a code; empty for others. */
  static Optional<Word> of(String code) {
    return switch (code) {
      case "sender" -> Optional.of(SENDER);
      case "receiver" -> Optional.of(RECEIVER);
      case "third" -> Optional.of(THIRD);
      case "payer" -> Optional.of(PAYER);
      case "customer" -> Optional.of(CUSTOMER);
      case "cash" -> Optional.of(CASH);
      case "noncash" -> Optional.of(NONCASH);
      default -> Optional.empty();
    };
  }
}
