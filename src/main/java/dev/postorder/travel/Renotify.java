package dev.postorder.travel;

import dev.postorder.access.Access;
import dev.postorder.access.Secrets;
import dev.postorder.access.Session;
import dev.postorder.calllog.Call;
import dev.postorder.calllog.Idempotency;
import dev.postorder.calllog.IdempotencyKey;
import dev.postorder.calllog.Once;
import dev.postorder.notify.Renotifier;
import dev.postorder.notify.RenotifyResult;
import dev.postorder.order.OrderState;
import java.util.Optional;

/**
 * OrdersAPI.Renotify: sends the notifications of a completed order again (travel specification,
 * section 4). {@code true} once they are durably queued.
 */
final class Renotify implements Method {
  static final String NAME = "Renotify";
  private static final String DONE = "<ResponseDetails>true</ResponseDetails>";
  private static final String NOT_DONE = "<ResponseDetails>false</ResponseDetails>";

  private final Access access;
  private final Renotifier renotifier;
  private final Idempotency idempotency;
  private final Results results;

  Renotify(Access access, Renotifier renotifier, Idempotency idempotency, Results results) {
    this.access = access;
    this.renotifier = renotifier;
    this.idempotency = idempotency;
    this.results = results;
  }

  @Override
  public Answer call(Incoming incoming) {
    Call call = incoming.call();
    Envelope message = incoming.envelope();
    int order = message.parameter("id_Reserve").map(Parameter::integer).orElse(0);
    Optional<Session> session = message.token().flatMap(access::token);
    if (session.isEmpty()) {
      call.trail(Secrets.trail());
      return refused(
          call, message.token().isEmpty() ? BusinessError.NO_TOKEN : BusinessError.BAD_TOKEN);
    }
    long user = session.get().userId();
    call.session(session.get().trail(), user);
    if (order <= 0) {
      return refused(call, BusinessError.NO_ORDER_NUMBER);
    }
    return incoming
        .idempotencyKey()
        .map(key -> once(call, user, order, key))
        .orElseGet(() -> answer(call, renotifier.renotify(call, order)));
  }

  private Answer once(Call call, long user, int order, String header) {
    var key =
        new IdempotencyKey(
            "user:" + user, call.message(), header, Secrets.sha256("id_Reserve=" + order));
    String done = results.success(NAME, call, DONE);
    Once<RenotifyResult> once =
        idempotency.once(
            key,
            result ->
                result instanceof RenotifyResult.Queued ? Optional.of(done) : Optional.empty(),
            handle -> renotifier.renotify(handle, call, order));
    return switch (once) {
      case Once.Done<RenotifyResult>(RenotifyResult.Queued queued) -> Answer.ok(done);
      case Once.Done<RenotifyResult>(RenotifyResult result) -> answer(call, result);
      case Once.Replayed<RenotifyResult>(String payload) -> Answer.replayed(payload);
      case Once.OtherBody<RenotifyResult>() ->
          throw SoapFault.inRussian("Ключ идемпотентности уже использован");
    };
  }

  private Answer answer(Call call, RenotifyResult result) {
    return switch (result) {
      case RenotifyResult.Queued queued -> Answer.ok(results.success(NAME, call, DONE));
      case RenotifyResult.NotFound() -> refused(call, BusinessError.ORDER_NOT_FOUND);
      case RenotifyResult.NotCompleted(String state) ->
          refused(call, BusinessError.notCompleted(OrderState.of(state).orElseThrow()));
    };
  }

  private Answer refused(Call call, BusinessError error) {
    return Answer.refused(error, results.error(NAME, call, error, NOT_DONE));
  }
}
