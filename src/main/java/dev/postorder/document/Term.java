package dev.postorder.document;

import dev.postorder.platform.config.Language;

/** The words of the forms. */
enum Term {
  WAYBILL("Накладная", "Waybill"),
  GIVEOUT("Накладная на выдачу", "Delivery note"),
  MANIFEST("Ведомость мультизаявки", "Multi-request manifest"),
  REQUEST("Заявка на перевозку груза", "Transport request"),
  NUMBER("№", "No."),
  DATED("от", "of"),
  PAGE("стр.", "page"),
  OF("из", "of"),

  ORDER("Заказ", "Order"),
  REQUEST_NUMBER("Номер заявки", "Request number"),
  ORDER_NUMBER("Номер заказа", "Order number"),
  MULTI_REQUEST("Мультизаявка", "Multi-request"),
  CREATED("Оформлен", "Placed"),
  QUEUED("Поставлена в очередь", "Queued"),
  TOGETHER("Всего заказов:", "Orders:"),
  STATE("Состояние", "State"),
  SINCE("В этом состоянии с", "In this state since"),
  SUSPENDED("Выдача приостановлена с", "Release suspended from"),

  SENDER("Отправитель", "Sender"),
  RECEIVER("Получатель", "Receiver"),
  PAYER("Плательщик", "Payer"),
  THIRD("Третье лицо", "Third party"),
  REQUESTER("Заказчик", "Requester"),
  CARRIER("Перевозчик", "Carrier"),
  NAME("Наименование", "Name"),
  ANONYMOUS("Анонимный", "Anonymous"),
  INN("ИНН", "Tax number"),
  DOCUMENT("Документ", "Identity document"),
  PASSPORT("паспорт", "passport"),
  DRIVING_LICENCE("водительское удостоверение", "driving licence"),
  FOREIGN_PASSPORT("заграничный паспорт", "foreign passport"),
  PHONE("Телефон", "Phone"),
  EXT("доб.", "ext."),
  EMAIL("Эл. почта", "E-mail"),
  CONTACTS("Контактные лица", "Contacts"),
  PHONES("Телефоны", "Phones"),

  PICKUP("Отправление", "Pickup"),
  DELIVERY("Назначение", "Delivery"),
  ADDRESS("Адрес", "Address"),
  TERMINAL("Терминал", "Terminal"),
  DATE("Дата", "Date"),
  TIME("Время", "Time"),

  CARGO("Груз", "Cargo"),
  FREIGHT("Характер груза", "Nature of cargo"),
  PIECES("Мест", "Pieces"),
  PLACES("Количество мест", "Number of pieces"),
  WEIGHT("Вес, кг", "Weight, kg"),
  VOLUME("Объём, м³", "Volume, m³"),
  SIZES("Д × Ш × В, м", "L × W × H, m"),
  STATED_VALUE("Объявл. ценность, ₽", "Declared value, RUB"),

  PAYMENT("Оплата", "Payment"),
  PAYMENT_TYPE("Вид оплаты", "Means of payment"),
  CASH("наличный расчёт", "cash"),
  NONCASH("безналичный расчёт", "bank transfer"),
  PAYS("Платит", "Paid by"),
  PAYMENT_ORDER("Выдача", "Release"),
  BY_PAYMENT_ORDER("по платёжному поручению", "against a payment order"),
  GIVEN_OUT("Груз выдан", "Cargo given out");

  private final String russian;
  private final String english;

  Term(String russian, String english) {
    this.russian = russian;
    this.english = english;
  }

  String in(Language language) {
    return switch (language) {
      case RU -> russian;
      case EN -> english;
    };
  }
}
