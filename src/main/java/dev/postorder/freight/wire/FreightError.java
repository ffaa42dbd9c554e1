package dev.postorder.freight.wire;

/**
 * The error catalogue of the freight face (freight specification, section 2). docs/errors.md and
 * the page at {@code /docs/errors} are generated from it.
 */
public enum FreightError {
  UNREADABLE(
      100001,
      400,
      "Некорректный формат запроса",
      "",
      "The body is not JSON or XML, is nested too deep, or is not an object."),
  NO_SUCH_METHOD(100002, 404, "Метод не найден", "", "There is no such method."),
  TOO_LARGE(100003, 413, "Слишком большой запрос", "", "The body is larger than 1 MiB."),
  NO_ACCESS(
      100004,
      403,
      "Отсутствует доступ к методу",
      "",
      "The key or the session may not use the method."),
  KEY_REUSED(
      100005,
      422,
      "Ключ идемпотентности уже использован",
      "Ключ передан ранее с другим телом запроса",
      "The Idempotency-Key was used with another body."),
  WRONG_VERB(
      100006,
      405,
      "HTTP-метод не поддерживается",
      "Используйте POST",
      "The method was called with another verb than POST."),
  SESSION_REQUIRED(
      101003,
      401,
      "Требуется авторизация",
      "Требуется передать параметр sessionID",
      "sessionID is absent or empty on a method that needs it."),
  WRONG_LOGIN(
      101006,
      401,
      "Unauthorized",
      "Неверный логин или пароль",
      "The login or the password is wrong."),
  WRONG_TYPE(
      110002,
      400,
      "Ошибка типизации",
      "",
      "A value has the wrong type, an array is empty, a date cannot be read,"
          + " or a text holds characters that XML cannot carry."),
  REQUIRED(
      110003,
      400,
      "Отсутствует обязательный параметр",
      "Это поле обязательно.",
      "A required parameter is absent or empty."),
  EXCLUSIVE(
      110005,
      400,
      "Допустима передача только одного из параметров",
      "Указаны взаимоисключающие параметры, только один из которых может присутствовать в запросе",
      "Both of two parameters that exclude each other are present; fields names them."),
  ORDER_UNKNOWN(
      110007,
      400,
      "Объект не существует",
      "Не найден объект с указанным ID. Проверьте правильность переданного значения",
      "The order to change, or the subscription, does not exist or is not accessible,"
          + " or the order has no such document."),
  HISTORY_ORDER_UNKNOWN(
      130008,
      400,
      "Недопустимое значение параметра",
      "Заказ не найден",
      "The order whose history is asked for does not exist or is not accessible."),
  NOT_FOUND(
      180007,
      400,
      "Недопустимое значение параметра",
      "",
      "Contacts, phones, addresses or counteragents with these ids are not in the address book;"
          + " badValues names the ids. In change_pickup and change_delivery also an unknown"
          + " order, in a subscription's orders all that are unknown."),
  OUT_OF_LIMIT(
      180008,
      400,
      "Недопустимое значение параметра",
      "",
      "Too many items, a text too long, a phone number in another form than is expected,"
          + " or a URL that may not be called."),
  DATE_UNAVAILABLE(
      180012,
      400,
      "Выбранная дата недоступна",
      "",
      "A date lies in the past, or a suspension would last longer than 30 days."),
  SIMPLIFIED(
      281016,
      400,
      "Ошибка упрощённой отправки",
      "",
      "An anonymous party, of whom only a name and a phone are known, is named in a role"
          + " other than the receiver's."),
  NOT_IN_LIST(
      281017,
      400,
      "Недопустимое значение параметра",
      "Данный параметр может содержать только значения из списка доступных значений",
      "The value is none of validValues."),
  TOO_MANY_REQUESTS(
      429000,
      429,
      "Превышен лимит запросов",
      "",
      "Too many wrong passwords or calls; Retry-After says how many seconds to wait."),
  INTERNAL(
      500000,
      500,
      "Внутренняя ошибка сервера",
      "",
      "The call failed on the server's side; detail is its id in the call log."),
  GIVEOUT_ORDER_UNKNOWN(
      608001,
      400,
      "Заказ не найден",
      "",
      "The order to suspend or resume does not exist or is not accessible."),
  UNAVAILABLE(
      608002,
      400,
      "Операция недоступна",
      "",
      "The order's state or the time forbids the change, or another one of its type is open, or the"
          + " order has no such document."),
  NUMBER_UNKNOWN(
      717001,
      400,
      "Заказ не найден",
      "Заказ N не найден",
      "An order asked for by its number does not exist or is not accessible.");

  private final int code;
  private final int status;
  private final String title;
  private final String detail;
  private final String when;

  FreightError(int code, int status, String title, String detail, String when) {
    this.code = code;
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.when = when;
  }

  /** The code that clients tell errors apart by. */
  public int code() {
    return code;
  }

  /** The HTTP status of an answer that carries it. */
  public int status() {
    return status;
  }

  /** What it is called, in Russian. */
  public String title() {
    return title;
  }

  /** The usual detail, in Russian; empty when every case says its own or none. */
  public String detail() {
    return detail;
  }

  /** When it is answered, in English. */
  public String when() {
    return when;
  }

  /** Whether the List shape carries it on every path, v1/customers/* included. */
  public boolean alwaysList() {
    return code / 100 == 1000 || status == 429 || status == 500;
  }
}
