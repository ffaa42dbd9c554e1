package dev.postorder.backoffice;

import java.util.Locale;

/**
 * The problems of the back-office API (RFC 9457). {@link #code} never changes once released; the
 * member {@code type} is {@code urn:postorder:problem:<code>}.
 */
enum ProblemType {
  UNAUTHORIZED(401, "An API key is required", "no key, or an unknown or disabled one"),
  FORBIDDEN(403, "The API key may not do this", "the operation needs a higher role"),
  NOT_FOUND(404, "No such resource", "no such path"),
  METHOD_NOT_ALLOWED(405, "The resource does not know this method", "`Allow` says which are"),
  MALFORMED(
      400,
      "The body is not JSON",
      "the body is not one JSON object, has a key twice, or is too deep"),
  IDEMPOTENCY_KEY_INVALID(
      400, "The Idempotency-Key is not usable", "it has not 1 to 255 printable ASCII characters"),
  TOO_LARGE(413, "The body is too large", "1 MiB is the limit"),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "The Content-Type is not taken here",
      "JSON is taken, and `message/rfc822` where mail is"),
  INVALID(422, "The request is not valid", "see `errors`"),
  IDEMPOTENCY_KEY_REUSED(
      422,
      "The Idempotency-Key was used with another request",
      "with another body or path within 24 hours"),
  ORDER_NOT_FOUND(404, "No such order"),
  MULTI_REQUEST_NOT_FOUND(404, "No such multi-request"),
  CALL_NOT_FOUND(404, "No such call", "none of this id, or it is not kept any more"),
  CHANGE_NOT_FOUND(404, "No such change request"),
  CUSTOMER_NOT_FOUND(404, "No such customer"),
  USER_NOT_FOUND(404, "No such user"),
  TOKEN_NOT_FOUND(404, "No such personal access token", "none of this id, or it has ended"),
  SESSION_NOT_FOUND(404, "No such session", "none of this name that is open"),
  OPERATOR_NOT_FOUND(404, "No such operator", "none of this name, or none who is enabled"),
  SAVED_SEARCH_NOT_FOUND(404, "No such saved search", "the key has saved none of this name"),
  KEY_NOT_FOUND(404, "No such key", "none of this id, or none that is enabled"),
  NOTIFICATION_NOT_FOUND(404, "No such notification"),
  UNSUBSCRIBED_NOT_FOUND(404, "The recipient is not unsubscribed"),
  TEMPLATE_NOT_FOUND(404, "No such template"),
  TOO_MANY_CALLS(429, "Too many calls", "`Retry-After` says how long to wait"),
  TOO_SOON(429, "The order was told of again a moment ago", "`Retry-After` says how long to wait"),
  NOT_FAILED(409, "The notification is no dead letter", "only dead letters are sent again"),
  UNSUBSCRIBED(409, "The recipient is unsubscribed", "the recipient does not want it any more"),
  QUERY_TOO_BROAD(
      422,
      "The search is too broad",
      "no index leads to what is searched, or it took longer than 5 s"),
  WEBHOOK_NOT_FOUND(404, "No such webhook subscription"),
  NUMBER_TAKEN(
      409,
      "The number belongs to another order",
      "the requestID belongs to another order, or the orderID to another customer or requestID"),
  NAME_TAKEN(409, "The name is taken", "another has this name or login, enabled or not"),
  LAST_ADMINISTRATOR(
      409,
      "Nobody else is an administrator",
      "the last operator who can sign in as an administrator stays one"),
  STATE_FORBIDS(
      409,
      "The order's state forbids it",
      "the order's state does not allow the move, the change or its approval"),
  ALREADY_DECIDED(409, "The change request was decided before"),
  CHANGE_OPEN(
      409,
      "A change request of this type is open already",
      "a change request of this type is open for the order"),
  SIMULATOR_OFF(
      409,
      "The simulator may not do that here",
      "it is switched off, or may not forget all orders"),
  WEBHOOK_OF_USER(409, "The subscription is a user's", "a user made it, who alone changes it"),
  EVENTS_GONE(
      410,
      "Events after that place are not kept any more",
      "events after that place were forgotten; begin with the place that the detail names"),
  TOO_MANY_STREAMS(
      503, "Too many streams are open", "this node serves `events.streams` of them already"),
  PRECONDITION_FAILED(
      412,
      "The resource is another one by now",
      "`If-Match` names none of its states; read it again"),
  INTERNAL(500, "Internal error", "the server's log says more under the call's id");

  private final int status;
  private final String title;
  private final String when;

  ProblemType(int status, String title) {
    this(status, title, "");
  }

  ProblemType(int status, String title, String when) {
    this.status = status;
    this.title = title;
    this.when = when;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  /** In which case, for readers, where the title does not say it all. */
  String when() {
    return when;
  }

  /** E.g. {@code order-not-found}. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The member {@code type}. */
  String uri() {
    return "urn:postorder:problem:" + code();
  }
}
