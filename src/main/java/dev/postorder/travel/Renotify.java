package dev.postorder.travel;

import dev.postorder.access.Secrets;
import dev.postorder.calllog.Call;
import dev.postorder.calllog.Idempotency;
import dev.postorder.calllog.IdempotencyKey;
import dev.postorder.calllog.Once;
import dev.postorder.notify.Renotifier;
import dev.postorder.notify.RenotifyResult;
import dev.postorder.order.OrderState;
import java.time.Duration;
import java.util.Optional;

/**
 * OrdersAPI.Renotify: sends the notifications of a completed order again (travel specification,
 * section 4). {@code true} once they are durably queued.
 */
final class Renotify implements Method {
  static final String NAME = "Renotify";
  private static final int LONGEST_KEY = 255;

  private final Authentication authentication;
  private final Renotifier renotifier;
  private final Idempotency idempotency;
  private final Results results;

  Renotify(
      Authentication authentication,
      Renotifier renotifier,
      Idempotency idempotency,
      Results results) {
    this.authentication = authentication;
    this.renotifier = renotifier;
    this.idempotency = idempotency;
    this.results = results;
  }

  @Override
  public Answer call(Incoming incoming) {
    Call call = incoming.call();
    int order = incoming.envelope().parameter("id_Reserve").map(Parameter::integer).orElse(0);
    Optional<BusinessError> refusal = authentication.refusal(incoming);
    if (refusal.isPresent()) {
      return refused(call, refusal.get());
    }
    if (order <= 0) {
      return refused(call, BusinessError.NO_ORDER_NUMBER);
    }
    return incoming
        .idempotencyKey()
        .map(key -> once(call, order, key))
        .orElseGet(() -> answer(call, renotifier.renotify(call, order)));
  }

  private Answer once(Call call, int order, String header) {
    if (header.length() > LONGEST_KEY) {
      throw SoapFault.inRussian("Idempotency-Key: не более " + LONGEST_KEY + " символов");
    }
    var key =
        new IdempotencyKey(
            "user:" + call.userId().orElseThrow(),
            call.message(),
            header,
            Secrets.sha256("id_Reserve=" + order));
    String done = results.success(NAME, call, Results.TRUE);
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
      case RenotifyResult.Queued queued -> Answer.ok(results.success(NAME, call, Results.TRUE));
      case RenotifyResult.NotFound() -> refused(call, BusinessError.ORDER_NOT_FOUND);
      case RenotifyResult.NotCompleted(String state) ->
          refused(call, BusinessError.notCompleted(OrderState.of(state).orElseThrow()));
      case RenotifyResult.TooSoon(Duration retryAfter) ->
          refused(call, BusinessError.wait(retryAfter));
    };
  }

  private Answer refused(Call call, BusinessError error) {
    return results.refused(NAME, call, error, Results.FALSE);
  }
}
