package dev.postorder.calllog;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * One call under way: what its row in the call log will say. A face opens it, and whoever learns
 * something of it (the session, the order) tells it; it is used by one thread at a time.
 */
public final class Call {
  private final UUID id;
  private final Instant at;
  private final Source source;
  private final String message;
  private final String ip;
  private Optional<String> trail = Optional.empty();
  private OptionalLong userId = OptionalLong.empty();
  private Optional<String> operator = Optional.empty();
  private OptionalLong customerId = OptionalLong.empty();
  private OptionalInt requestId = OptionalInt.empty();
  private boolean trailWritten;

  /**
   * Opens a call.
   *
   * @param message the method, e.g. {@code OrdersAPI/Renotify} or {@code v1/orders/change_contacts}
   * @param ip the caller's address as text
   */
  public Call(UUID id, Instant at, Source source, String message, String ip) {
    this.id = id;
    this.at = at;
    this.source = source;
    this.message = message;
    this.ip = ip;
  }

  /** The call's id; X-Request-Id of its answer. */
  public UUID id() {
    return id;
  }

  /** When it came in. */
  public Instant at() {
    return at;
  }

  /** Where it came from. */
  public Source source() {
    return source;
  }

  /** The method that was called. */
  public String message() {
    return message;
  }

  /** The caller's address. */
  public String ip() {
    return ip;
  }

  /** The session's trail name, 12 characters. */
  public Optional<String> trail() {
    return trail;
  }

  /** The user of the session. */
  public OptionalLong userId() {
    return userId;
  }

  /** The name of the operator who acts in the console. */
  public Optional<String> operator() {
    return operator;
  }

  /** The customer of the order; set only once the user was found to see the order. */
  public OptionalLong customerId() {
    return customerId;
  }

  /** The order or multi-request; set only once the user was found to see it. */
  public OptionalInt requestId() {
    return requestId;
  }

  /** Whether the row stands already, written by the effect's transaction. */
  public boolean trailWritten() {
    return trailWritten;
  }

  /** The call belongs to this session. */
  public void session(String trail, long userId) {
    this.trail = Optional.of(trail);
    this.userId = OptionalLong.of(userId);
  }

  /** The call has a trail name but no user (a travel call without a valid token). */
  public void trail(String trail) {
    this.trail = Optional.of(trail);
  }

  /** The call is an operator's, in his session. */
  public void operator(String name, String session) {
    this.operator = Optional.of(name);
    this.trail = Optional.of(session);
  }

  /** The call is about this order, which its user may see. */
  public void order(long customerId, int requestId) {
    this.customerId = OptionalLong.of(customerId);
    this.requestId = OptionalInt.of(requestId);
  }

  /** The effect's transaction has committed, the call's row with it. */
  public void trailWritten(boolean written) {
    trailWritten = written;
  }
}
