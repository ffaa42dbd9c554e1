package dev.postorder.order;

import dev.postorder.platform.config.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The states of an order (freight specification, section 8; travel specification, section 4). */
public enum OrderState {
  DRAFT("Черновик", "Draft", 1, "Черновик"),
  PROCESSING("В обработке", "In processing", 2, "Готов к оформлению"),
  PICKUP("Забор груза от адреса", "Pickup from the address", 3, "У поставщика"),
  WAITING("Ожидает сдачи на терминал", "Awaited at the terminal", 2, "Готов к оформлению"),
  DECLINED("Отклонен", "Declined", 7, "Отказано в размещении"),
  RECEIVED("Груз принят к перевозке", "Accepted for transport", 3, "У поставщика"),
  RECEIVED_WAREHOUSING(
      "Груз принят к перевозке. Платное хранение",
      "Accepted for transport, paid storage",
      3,
      "У поставщика"),
  INWAY("Груз в пути", "On the way", 3, "У поставщика"),
  ARRIVED("Груз прибыл на терминал", "Arrived at the terminal", 3, "У поставщика"),
  WAREHOUSING(
      "Груз прибыл на терминал. Платное хранение",
      "Arrived at the terminal, paid storage",
      3,
      "У поставщика"),
  ARRIVED_TO_AIRPORT("Груз прибыл в аэропорт", "Arrived at the airport", 3, "У поставщика"),
  AIRPORT_WAREHOUSING(
      "Груз прибыл в аэропорт. Платное хранение",
      "Arrived at the airport, paid storage",
      3,
      "У поставщика"),
  DELIVERY("Доставка груза до адреса", "Being delivered to the address", 3, "У поставщика"),
  ACCOMPANYING_DOCUMENTS_RETURN(
      "Груз выдан. Возврат СД", "Given out, documents on their way back", 3, "У поставщика"),
  FINISHED("Заказ завершен", "Completed", 5, "Выполнен"),
  CANCELLING("Отменяется", "Being cancelled", 4, "отменяется агентом"),
  CANCELLED("Отменен", "Cancelled", 6, "Отменен");

  private final String title;
  private final String english;
  private final int reserveState;
  private final String reserveTitle;

  OrderState(String title, String english, int reserveState, String reserveTitle) {
    this.title = title;
    this.english = english;
    this.reserveState = reserveState;
    this.reserveTitle = reserveTitle;
  }

  /** As stored and as the freight face says it, e.g. {@code received_warehousing}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name on pages, in Russian. */
  public String title() {
    return title;
  }

  /** The name in a language. */
  public String title(Language language) {
    return switch (language) {
      case RU -> title;
      case EN -> english;
    };
  }

  /** The state as the freight face shows it, which knows no cancelling and no cancelled. */
  public OrderState onFreight() {
    return this == CANCELLING || this == CANCELLED ? DECLINED : this;
  }

  /** id_ReserveState of the travel face. */
  public int reserveState() {
    return reserveState;
  }

  /** The state's name on the travel face. */
  public String reserveTitle() {
    return reserveTitle;
  }

  /** Whether the order is under way (freight specification, section 7: «live»). */
  public boolean live() {
    return switch (this) {
      case PROCESSING,
          PICKUP,
          WAITING,
          RECEIVED,
          RECEIVED_WAREHOUSING,
          INWAY,
          ARRIVED,
          ARRIVED_TO_AIRPORT,
          WAREHOUSING,
          AIRPORT_WAREHOUSING,
          DELIVERY ->
          true;
      case DRAFT, DECLINED, ACCOMPANYING_DOCUMENTS_RETURN, FINISHED, CANCELLING, CANCELLED -> false;
    };
  }

  /** Whether the order has come to its end and cannot move on. */
  public boolean ended() {
    return switch (this) {
      case DECLINED, FINISHED, CANCELLED -> true;
      case DRAFT,
          PROCESSING,
          PICKUP,
          WAITING,
          RECEIVED,
          RECEIVED_WAREHOUSING,
          INWAY,
          ARRIVED,
          ARRIVED_TO_AIRPORT,
          WAREHOUSING,
          AIRPORT_WAREHOUSING,
          DELIVERY,
          ACCOMPANYING_DOCUMENTS_RETURN,
          CANCELLING ->
          false;
    };
  }

  /** The states that an order may be moved to from this one, itself not among them. */
  public List<OrderState> onward() {
    if (this == DRAFT) {
      return List.of(PROCESSING);
    }
    return ended()
        ? List.of()
        : Arrays.stream(values()).filter(state -> state != DRAFT && state != this).toList();
  }

  /** The state of a code, or empty. */
  public static Optional<OrderState> of(String code) {
    for (OrderState state : values()) {
      if (state.code().equals(code)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}
