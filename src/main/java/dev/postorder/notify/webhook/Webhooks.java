package dev.postorder.notify.webhook;

import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.platform.outgoing.OutgoingSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The subscriptions of users (freight specification, section 8). Every method sees only those of
 * its user; another's answers like none.
 */
public final class Webhooks {
  /** How many subscriptions a user may have. */
  public static final int MOST = 10;

  private final Jdbi jdbi;
  private final Clock clock;
  private final CallLog callLog;
  private final WebhookSecrets secrets;
  private final OutgoingSettings outgoing;

  /**
   * Over a database.
   *
   * @param outgoing which URLs may be called
   */
  public Webhooks(
      Jdbi jdbi, Clock clock, CallLog callLog, WebhookSecrets secrets, OutgoingSettings outgoing) {
    this.outgoing = outgoing;
    this.jdbi = jdbi;
    this.clock = clock;
    this.callLog = callLog;
    this.secrets = secrets;
  }

  /**
   * Creates one in the caller's transaction.
   *
   * @param wish with a URL and roles
   */
  public CreateResult create(Handle handle, Call call, long userId, WebhookWish wish) {
    WebhookStore.lockUser(handle, userId);
    if (WebhookStore.count(handle, userId) >= MOST) {
      return new CreateResult.TooMany(MOST);
    }
    Webhook created = WebhookStore.insert(handle, userId, wish, now());
    trail(handle, call, created.id());
    return new CreateResult.Created(created);
  }

  /**
   * Changes one in the caller's transaction; empty when the user has none such. What waits goes to
   * its new URL.
   */
  public Optional<Webhook> update(Handle handle, Call call, long userId, int id, WebhookWish wish) {
    Optional<String> hostBefore = SubscriptionStore.lockHost(handle, id);
    Optional<Webhook> changed = WebhookStore.update(handle, userId, id, wish, now());
    changed.ifPresent(
        webhook -> {
          hostBefore.ifPresent(host -> SubscriptionStore.redirect(handle, id, host));
          trail(handle, call, id);
        });
    return changed;
  }

  /** Deletes one in the caller's transaction; false when the user has none such. */
  public boolean delete(Handle handle, Call call, long userId, int id) {
    boolean deleted = WebhookStore.delete(handle, userId, id);
    if (deleted) {
      trail(handle, call, id);
    }
    return deleted;
  }

  /** The user's subscriptions, oldest first. */
  public List<Webhook> list(long userId) {
    return jdbi.withHandle(handle -> WebhookStore.list(handle, userId));
  }

  /** One of them. */
  public Optional<Webhook> find(long userId, int id) {
    return jdbi.withHandle(handle -> WebhookStore.find(handle, userId, id));
  }

  /** Whether events can be posted there, as far as the URL itself says. */
  public boolean accepts(WebhookUrl url) {
    return url.permitted(outgoing);
  }

  /** Its secret, {@code whsec_…}; answered to its user once, when it is created. */
  public Optional<String> secret(long userId, int id) {
    return jdbi.withHandle(handle -> WebhookStore.secretId(handle, userId, id)).map(secrets::text);
  }

  /**
   * The orderIDs that it is limited to, those that the user may see; empty when he has none such.
   */
  public Optional<List<String>> orders(long userId, int id) {
    return jdbi.withHandle(
        handle ->
            WebhookStore.find(handle, userId, id)
                .map(webhook -> WebhookOrderStore.list(handle, userId, id)));
  }

  /** Limits it to these orders and those that are in it already. */
  public OrdersResult add(Handle handle, Call call, long userId, int id, List<String> orderIds) {
    if (!WebhookStore.lock(handle, userId, id)) {
      return new OrdersResult.NoSubscription();
    }
    List<String> unknown = WebhookOrderStore.unknown(handle, userId, orderIds);
    if (!unknown.isEmpty()) {
      return new OrdersResult.UnknownOrders(unknown);
    }
    WebhookOrderStore.add(handle, id, orderIds);
    trail(handle, call, id);
    return new OrdersResult.Done();
  }

  /** Takes these orders out of it. */
  public OrdersResult remove(Handle handle, Call call, long userId, int id, List<String> orderIds) {
    if (!WebhookStore.lock(handle, userId, id)) {
      return new OrdersResult.NoSubscription();
    }
    List<String> absent = WebhookOrderStore.absent(handle, id, orderIds);
    if (!absent.isEmpty()) {
      return new OrdersResult.UnknownOrders(absent);
    }
    WebhookOrderStore.remove(handle, id, orderIds);
    trail(handle, call, id);
    return new OrdersResult.Done();
  }

  private void trail(Handle handle, Call call, int id) {
    callLog.trail(handle, call, Optional.of("подписка " + id));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
