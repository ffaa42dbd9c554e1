package dev.postorder.change;

import dev.postorder.platform.config.Language;
import java.util.Locale;
import java.util.Optional;

/** The ten types of changes (freight specification, section 6). */
public enum ChangeType {
  RECEIVER_CHANGE("Изменение получателя", "Change of receiver"),
  PAYER_CHANGE("Изменение плательщика", "Change of payer"),
  PAYMENT_ORDER_CHANGE(
      "Разрешить выдачу груза по платежному поручению", "Release of cargo against a payment order"),
  CONTACT_INFO_CHANGE("Изменение контактной информации", "Change of contact information"),
  GIVEOUT_SUSPENSION_CHANGE("Приостановка выдачи груза", "Suspension of cargo release"),
  GIVEOUT_RESUMPTION_CHANGE("Возобновление выдачи груза", "Resumption of cargo release"),
  DELIVERY_CANCEL_CHANGE("Отмена доставки до адреса", "Cancellation of delivery to the address"),
  PICKUP_CANCEL_CHANGE("Отмена доставки от адреса", "Cancellation of pickup from the address"),
  DELIVERY_INFO_CHANGE(
      "Смена адреса и времени доставки до адреса", "Change of delivery address and time"),
  PICKUP_INFO_CHANGE(
      "Смена адреса и времени доставки от адреса", "Change of pickup address and time");

  private final String title;
  private final String english;

  ChangeType(String title, String english) {
    this.title = title;
    this.english = english;
  }

  /** As stored and as the wire says it, e.g. {@code contact_info_change}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** typeName, always Russian. */
  public String title() {
    return title;
  }

  /** The title in a language. */
  public String title(Language language) {
    return switch (language) {
      case RU -> title;
      case EN -> english;
    };
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
