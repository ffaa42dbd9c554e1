package dev.postorder.change;

import java.util.Locale;
import java.util.Optional;

/** The ten types of changes (freight specification, section 6). */
public enum ChangeType {
  RECEIVER_CHANGE("Изменение получателя"),
  PAYER_CHANGE("Изменение плательщика"),
  PAYMENT_ORDER_CHANGE("Разрешить выдачу груза по платежному поручению"),
  CONTACT_INFO_CHANGE("Изменение контактной информации"),
  GIVEOUT_SUSPENSION_CHANGE("Приостановка выдачи груза"),
  GIVEOUT_RESUMPTION_CHANGE("Возобновление выдачи груза"),
  DELIVERY_CANCEL_CHANGE("Отмена доставки до адреса"),
  PICKUP_CANCEL_CHANGE("Отмена доставки от адреса"),
  DELIVERY_INFO_CHANGE("Смена адреса и времени доставки до адреса"),
  PICKUP_INFO_CHANGE("Смена адреса и времени доставки от адреса");

  private final String title;

  ChangeType(String title) {
    this.title = title;
  }

  /** As stored and as the wire says it, e.g. {@code contact_info_change}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** typeName, always Russian. */
  public String title() {
    return title;
  }

  /** The type of a code, or empty. */
  public static Optional<ChangeType> of(String code) {
    for (ChangeType type : values()) {
      if (type.code().equals(code)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
