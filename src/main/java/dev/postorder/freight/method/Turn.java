package dev.postorder.freight.method;

import dev.postorder.access.Session;
import dev.postorder.calllog.Call;
import dev.postorder.freight.wire.Faults;
import dev.postorder.freight.wire.Fields;
import java.util.Optional;

/**
 * A call that may use its method, and what it brought.
 *
 * @param caller what it proved to be
 * @param body its parameters; whatever is found wrong with them goes to the body's faults
 * @param idempotencyKey the Idempotency-Key header
 * @param extensions whether the answer is to carry the extensions (section 9)
 */
public record Turn(
    Call call, Caller caller, Fields body, Optional<String> idempotencyKey, boolean extensions) {

  /**
   * Who calls.
   *
   * @param sessionId as the client sent it; empty without a session
   */
  public record Caller(long applicationId, String sessionId, Optional<Session> session) {}

  public Faults faults() {
    return body.faults();
  }

  /** The session; only for methods that need one. */
  public Session session() {
    return caller.session().orElseThrow();
  }

  /** The user of the session; only for methods that need one. */
  public long userId() {
    return caller.session().orElseThrow().userId();
  }
}
