package dev.postorder.backoffice;

import java.util.Locale;

/**
 * The problems of the back-office API (RFC 9457). {@link #code} never changes once released; the
 * member {@code type} is {@code urn:postorder:problem:<code>}.
 */
enum ProblemType {
  UNAUTHORIZED(401, "An API key is required"),
  NOT_FOUND(404, "No such resource"),
  METHOD_NOT_ALLOWED(405, "The resource does not know this method"),
  MALFORMED(400, "The body is not JSON"),
  IDEMPOTENCY_KEY_INVALID(400, "The Idempotency-Key is not usable"),
  TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The Content-Type is not taken here"),
  INVALID(422, "The request is not valid"),
  IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used with another request"),
  ORDER_NOT_FOUND(404, "No such order"),
  CHANGE_NOT_FOUND(404, "No such change request"),
  CUSTOMER_NOT_FOUND(404, "No such customer"),
  USER_NOT_FOUND(404, "No such user"),
  TOKEN_NOT_FOUND(404, "No such personal access token"),
  SESSION_NOT_FOUND(404, "No such session"),
  NOTIFICATION_NOT_FOUND(404, "No such notification"),
  UNSUBSCRIBED_NOT_FOUND(404, "The recipient is not unsubscribed"),
  TEMPLATE_NOT_FOUND(404, "No such template"),
  TOO_SOON(429, "The order was told of again a moment ago"),
  NOT_FAILED(409, "The notification is no dead letter"),
  UNSUBSCRIBED(409, "The recipient is unsubscribed"),
  QUERY_TOO_BROAD(422, "The search is too broad"),
  WEBHOOK_NOT_FOUND(404, "No such webhook subscription"),
  NUMBER_TAKEN(409, "The number belongs to another order"),
  STATE_FORBIDS(409, "The order's state forbids it"),
  ALREADY_DECIDED(409, "The change request was decided before"),
  CHANGE_OPEN(409, "A change request of this type is open already"),
  WEBHOOK_OF_USER(409, "The subscription is a user's"),
  INTERNAL(500, "Internal error");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
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
