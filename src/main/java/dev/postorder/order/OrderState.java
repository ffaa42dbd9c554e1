package dev.postorder.order;

import java.util.Locale;
import java.util.Optional;

/** The states of an order (freight specification, section 8; travel specification, section 4). */
public enum OrderState {
  DRAFT("Черновик", 1, "Черновик"),
  PROCESSING("В обработке", 2, "Готов к оформлению"),
  PICKUP("Забор груза от адреса", 3, "У поставщика"),
  WAITING("Ожидает сдачи на терминал", 2, "Готов к оформлению"),
  DECLINED("Отклонен", 7, "Отказано в размещении"),
  RECEIVED("Груз принят к перевозке", 3, "У поставщика"),
  RECEIVED_WAREHOUSING("Груз принят к перевозке. Платное хранение", 3, "У поставщика"),
  INWAY("Груз в пути", 3, "У поставщика"),
  ARRIVED("Груз прибыл на терминал", 3, "У поставщика"),
  WAREHOUSING("Груз прибыл на терминал. Платное хранение", 3, "У поставщика"),
  ARRIVED_TO_AIRPORT("Груз прибыл в аэропорт", 3, "У поставщика"),
  AIRPORT_WAREHOUSING("Груз прибыл в аэропорт. Платное хранение", 3, "У поставщика"),
  DELIVERY("Доставка груза до адреса", 3, "У поставщика"),
  ACCOMPANYING_DOCUMENTS_RETURN("Груз выдан. Возврат СД", 3, "У поставщика"),
  FINISHED("Заказ завершен", 5, "Выполнен"),
  CANCELLING("Отменяется", 4, "отменяется агентом"),
  CANCELLED("Отменен", 6, "Отменен");

  private final String title;
  private final int reserveState;
  private final String reserveTitle;

  OrderState(String title, int reserveState, String reserveTitle) {
    this.title = title;
    this.reserveState = reserveState;
    this.reserveTitle = reserveTitle;
  }

  /** As stored and as the freight face says it, e.g. {@code received_warehousing}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name on pages and in letters. */
  public String title() {
    return title;
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
