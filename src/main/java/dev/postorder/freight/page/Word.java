package dev.postorder.freight.page;

/** The small words of the pages, in Russian and English. */
enum Word {
  ASKED("запрошено:", "asked for:"),
  FORMERLY("прежде:", "formerly:"),
  FROM_RECEIVER("с получателя", "from receiver"),
  TO_RECEIVER("на получателя", "to receiver"),
  FROM_PAYER("с плательщика", "from payer"),
  TO_PAYER("на плательщика", "to payer"),
  ANONYMOUS("анонимный", "anonymous"),
  INN("ИНН", "tax number"),
  PASSPORT("паспорт", "passport"),
  DRIVING_LICENCE("водительское удостоверение", "driving licence"),
  FOREIGN_PASSPORT("заграничный паспорт", "foreign passport"),
  DOCUMENT("документ", "identity document"),
  PHONE("телефон", "phone"),
  EXT("доб.", "ext."),

  SENDER("отправитель", "the sender"),
  RECEIVER("получатель", "the receiver"),
  THIRD("третье лицо", "a third party"),
  PAYER("плательщик", "the payer"),
  CUSTOMER("заказчик", "the customer"),
  STORE_PAYER("хранение оплачивает", "storage is paid by"),
  DELIVERY_PAYER("доставку оплачивает", "delivery is paid by"),
  ORDER_PAYER("заказ оплачивает", "the order is paid by"),
  NEW_RECEIVER_PAYS(
      "новый получатель оплачивает и заказ", "the new receiver pays for the order, too"),
  REQUESTER("запросил:", "requested by"),

  ADDRESS("адрес:", "address:"),
  TERMINAL("терминал:", "terminal:"),
  DATE("дата:", "date:"),
  TIME("время:", "time:"),
  SINCE("с", "from"),
  UNTIL("по", "to"),
  WAS_SUSPENDED("выдача была приостановлена с", "release was suspended from"),
  DELIVERY_GIVEN_UP("отменена доставка по адресу", "delivery given up:"),
  PICKUP_GIVEN_UP("отменен забор груза по адресу", "pickup given up:"),

  PAYMENT_ORDER("платежное поручение", "payment order"),
  NUMBER("№", "No."),
  DATED("от", "of"),
  AMOUNT("на сумму", "for"),
  CASH("наличный расчет", "cash"),
  NONCASH("безналичный расчет", "bank transfer"),

  SENDER_CONTACTS("Отправитель", "Sender"),
  RECEIVER_CONTACTS("Получатель", "Receiver"),
  PAYER_CONTACTS("Плательщик", "Payer"),
  THIRD_CONTACTS("Третье лицо", "Third party"),
  CONTACTS("Контактная информация", "Contacts");

  private final String russian;
  private final String english;

  Word(String russian, String english) {
    this.russian = russian;
    this.english = english;
  }

  String russian() {
    return russian;
  }

  String english() {
    return english;
  }
}
