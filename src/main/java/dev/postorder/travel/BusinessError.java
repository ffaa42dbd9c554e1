package dev.postorder.travel;

import dev.postorder.order.OrderState;
import java.time.Duration;
import java.util.Locale;

/** The errors that travel inside an answer (travel specification, section 3). */
record BusinessError(String type, String text) {
  private static final String INVALID_DATA = "InvalidDataException";
  private static final String AUTHENTICATION = "AuthenticationException";
  private static final String LIMIT_EXCEEDED = "LimitExceededException";
  private static final Locale RUSSIAN = Locale.of("ru");

  static final BusinessError ORDER_NOT_FOUND = new BusinessError(INVALID_DATA, "Заказ не найден");
  static final BusinessError NO_ORDER_NUMBER =
      new BusinessError(INVALID_DATA, "Не указан номер заказа");
  static final BusinessError NO_START =
      new BusinessError(INVALID_DATA, "Не указана дата начала выборки");
  static final BusinessError NO_END =
      new BusinessError(INVALID_DATA, "Не указана дата окончания выборки");
  static final BusinessError END_BEFORE_START =
      new BusinessError(INVALID_DATA, "Дата окончания выборки раньше даты её начала");
  static final BusinessError VALIDITY_PAST =
      new BusinessError(INVALID_DATA, "Дата действия токена уже прошла");
  static final BusinessError BAD_LOGIN =
      new BusinessError(AUTHENTICATION, "Неверный email или пароль");
  static final BusinessError NO_TOKEN = new BusinessError(AUTHENTICATION, "Токен не указан");
  static final BusinessError BAD_TOKEN =
      new BusinessError(AUTHENTICATION, "Токен недействителен или срок его действия истёк");

  /** The order has to be completed and is in another state. */
  static BusinessError notCompleted(OrderState state) {
    return new BusinessError(
        INVALID_DATA,
        "Заказ должен быть в статусе выполнен. Текущий статус заказа: "
            + state.reserveTitle().toLowerCase(RUSSIAN));
  }

  /** The span of all orders is longer than this. */
  static BusinessError longSpan(int days) {
    return new BusinessError(
        INVALID_DATA,
        "Период выборки больше " + days + " дн.: сократите его или укажите id_Reserve");
  }

  /** The span has more changes than this. */
  static BusinessError manyChanges(int most) {
    return new BusinessError(
        INVALID_DATA, "Изменений за период больше " + most + ": сократите период выборки");
  }

  /** Too many calls or wrong passwords; whole seconds are told, rounded up. */
  static BusinessError wait(Duration retryAfter) {
    long seconds = Math.max(1, retryAfter.plusNanos(999_999_999).toSeconds());
    return new BusinessError(
        LIMIT_EXCEEDED, "Превышен лимит запросов, повторите через " + seconds + " с");
  }
}
