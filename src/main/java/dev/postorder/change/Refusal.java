package dev.postorder.change;

import dev.postorder.order.OrderState;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Why the rules refuse a change (freight specification, section 7). */
public sealed interface Refusal {
  /** The user sees the order but may not change it (level 3). */
  record ReadOnly() implements Refusal {}

  /** The order's state forbids it. */
  record State(OrderState state) implements Refusal {}

  /** There is no pickup from an address that could be changed. */
  record NoPickup() implements Refusal {}

  /** There is no delivery to an address that could be given up. */
  record NoDelivery() implements Refusal {}

  /**
   * The cut-off has passed.
   *
   * @param day of the pickup or delivery
   * @param until local time
   */
  record TooLate(LocalDate day, LocalDateTime until) implements Refusal {}

  /** Giving out is suspended already. */
  record Suspended() implements Refusal {}

  /** Giving out is not suspended. */
  record NotSuspended() implements Refusal {}

  /** The receiver is anonymous; his contacts cannot be changed. */
  record AnonymousReceiver() implements Refusal {}

  /** The order has no third party, which would pay. */
  record NoThirdParty() implements Refusal {}

  /** One of this type waits for its decision. */
  record AnotherOpen() implements Refusal {}

  /** What the client is told, in Russian. */
  default String detail() {
    return "Изменение недоступно"
        + switch (this) {
          case ReadOnly() -> "";
          case State(var state) -> ", статус заказа: " + state.onFreight().title();
          case NoPickup() -> ": забор груза от адреса не заказан";
          case NoDelivery() -> ": доставка до адреса не заказана";
          case TooLate(var day, var until) ->
              ": запросы на %s принимались до %s".formatted(Texts.day(day), Texts.time(until));
          case Suspended() -> ": выдача груза уже приостановлена";
          case NotSuspended() -> ": выдача груза не приостановлена";
          case AnonymousReceiver() -> ": получатель анонимный";
          case NoThirdParty() -> ": по заказу нет третьего лица";
          case AnotherOpen() -> ": предыдущий запрос на такое изменение еще не рассмотрен";
        };
  }

  /** Days and times as the client is told them. */
  final class Texts {
    private static final DateTimeFormatter DAY =
        DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT);
    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("HH:mm dd.MM.uuuu", Locale.ROOT);

    private Texts() {}

    private static String day(LocalDate day) {
      return DAY.format(day);
    }

    private static String time(LocalDateTime time) {
      return TIME.format(time);
    }
  }
}
