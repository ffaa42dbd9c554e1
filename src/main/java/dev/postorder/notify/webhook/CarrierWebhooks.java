package dev.postorder.notify.webhook;

import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.notify.Result;
import dev.postorder.notify.webhook.CarrierWebhookResult.Done;
import dev.postorder.notify.webhook.CarrierWebhookResult.NotFound;
import dev.postorder.notify.webhook.CarrierWebhookResult.OfUser;
import dev.postorder.platform.database.StorableText;
import dev.postorder.platform.outgoing.Exchange;
import dev.postorder.platform.outgoing.OutgoingHttp;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The carrier's own subscriptions, to the orders of all customers or of one; those of users it sees
 * only. Events go by the long schedule, and no number of failures switches one off.
 */
public final class CarrierWebhooks {
  /** How many attempts are told at most. */
  private static final int ATTEMPTS = 100;

  private static final int ANSWER_BYTES = 500;

  private final Jdbi jdbi;
  private final Clock clock;
  private final CallLog callLog;
  private final WebhookSecrets secrets;
  private final OutgoingHttp http;

  /** Over a database; the client stays the caller's. */
  public CarrierWebhooks(
      Jdbi jdbi, Clock clock, CallLog callLog, WebhookSecrets secrets, OutgoingHttp http) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.callLog = callLog;
    this.secrets = secrets;
    this.http = http;
  }

  /** Whether events can be posted there, as far as the URL itself says. */
  public boolean accepts(WebhookUrl url) {
    return url.permitted(http.settings());
  }

  /** Subscriptions by id, those of users too. */
  public List<CarrierWebhook> list(WebhookFilter filter, long after, int limit) {
    return jdbi.withHandle(handle -> CarrierWebhookStore.list(handle, filter, after, limit, now()));
  }

  /** One of them. */
  public Optional<CarrierWebhook> find(int id) {
    return jdbi.withHandle(handle -> CarrierWebhookStore.find(handle, id, now()));
  }

  /** Creates one in the caller's transaction. */
  public CarrierWebhook create(
      Handle handle, Call call, CarrierWebhookWish wish, Signature signature) {
    int id = CarrierWebhookStore.insert(handle, wish, signature, now());
    trail(handle, call, "подписка " + id);
    return CarrierWebhookStore.find(handle, id, now()).orElseThrow();
  }

  /**
   * Keeps others from changing a subscription until the transaction ends.
   *
   * @return it as it is; empty when there is none
   */
  public Optional<CarrierWebhook> lock(Handle handle, int id) {
    CarrierWebhookStore.lock(handle, id);
    return CarrierWebhookStore.find(handle, id, now());
  }

  /** Replaces it in the caller's transaction; what waits goes to its new URL. */
  public CarrierWebhookResult update(Handle handle, Call call, int id, CarrierWebhookWish wish) {
    return change(
        handle,
        call,
        id,
        hostBefore -> {
          CarrierWebhookStore.update(handle, id, wish, now());
          SubscriptionStore.redirect(handle, id, hostBefore);
        });
  }

  /** Deletes it in the caller's transaction; what waits for it is not sent any more. */
  public CarrierWebhookResult delete(Handle handle, Call call, int id) {
    return change(handle, call, id, host -> CarrierWebhookStore.delete(handle, id));
  }

  /**
   * Gives it a new secret in the caller's transaction.
   *
   * @param overlap for how long the one before signs too; one before that does no more
   */
  public CarrierWebhookResult rotate(Handle handle, Call call, int id, Duration overlap) {
    return change(
        handle,
        call,
        id,
        host -> CarrierWebhookStore.rotate(handle, id, now().plus(overlap), now()));
  }

  private CarrierWebhookResult change(Handle handle, Call call, int id, Consumer<String> change) {
    Optional<String> host = SubscriptionStore.lockHost(handle, id);
    Optional<CarrierWebhook> before = CarrierWebhookStore.find(handle, id, now());
    if (host.isEmpty() || before.isEmpty()) {
      return new NotFound();
    }
    if (before.get().login().isPresent()) {
      return new OfUser(before.get().login().get());
    }
    change.accept(host.get());
    trail(handle, call, "подписка " + id);
    return new Done(CarrierWebhookStore.find(handle, id, now()).orElse(before.get()));
  }

  /** Its secret, {@code whsec_…}, to be told once; none where signatures are Ed25519. */
  public Optional<String> secret(CarrierWebhook webhook) {
    return webhook.signature() == Signature.HMAC
        ? Optional.of(secrets.text(webhook.secretId()))
        : Optional.empty();
  }

  /** What its signatures are verified with, {@code whpk_…}, where they are Ed25519. */
  public Optional<String> publicKey(CarrierWebhook webhook) {
    return webhook.signature() == Signature.ED25519
        ? Optional.of(secrets.publicKey(webhook.secretId()))
        : Optional.empty();
  }

  /** The latest attempts to send what waits or has failed, the newest first. */
  public List<WebhookAttempt> attempts(int id) {
    return jdbi.withHandle(handle -> WebhookAttemptStore.latest(handle, id, ATTEMPTS));
  }

  /**
   * Posts an event {@code webhook.test} that tells of no order, past the outbox, and waits for the
   * answer; whether the subscription is on is not asked, and nothing follows from the answer.
   */
  public TestResult test(Call call, int id) {
    Optional<CarrierWebhook> webhook = find(id);
    Optional<Signing> signing =
        jdbi.withHandle(handle -> SubscriptionStore.signing(handle, id, now()));
    if (webhook.isEmpty() || signing.isEmpty()) {
      return new TestResult.NotFound();
    }
    if (webhook.get().login().isPresent()) {
      return new TestResult.OfUser(webhook.get().login().get());
    }
    TestResult.Posted posted = post(webhook.get(), signing.get());
    jdbi.useTransaction(
        handle -> trail(handle, call, "подписка %d: %s".formatted(id, posted.answer())));
    return posted;
  }

  private TestResult.Posted post(CarrierWebhook webhook, Signing signing) {
    var message = EventMessage.test(webhook.id(), now());
    long start = System.nanoTime();
    Exchange exchange =
        http.post(
            URI.create(webhook.url()), message.headers(signing, secrets, now()), message.body());
    Result result = HttpAnswer.result(exchange);
    return new TestResult.Posted(
        message.id(),
        result instanceof Result.Sent,
        StorableText.of(result.answer(), ANSWER_BYTES),
        Duration.ofNanos(System.nanoTime() - start));
  }

  private void trail(Handle handle, Call call, String note) {
    callLog.trail(handle, call, Optional.of(note));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
