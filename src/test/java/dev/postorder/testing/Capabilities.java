package dev.postorder.testing;

import dev.postorder.access.Access;
import dev.postorder.access.AccessSettings;
import dev.postorder.access.Directory;
import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.calllog.CallLogSettings;
import dev.postorder.calllog.Idempotency;
import dev.postorder.calllog.Source;
import dev.postorder.change.ChangeSettings;
import dev.postorder.change.Changes;
import dev.postorder.multirequest.MultiRequests;
import dev.postorder.notify.Channel;
import dev.postorder.notify.Dispatcher;
import dev.postorder.notify.Notifications;
import dev.postorder.notify.OutboxSettings;
import dev.postorder.notify.Recipients;
import dev.postorder.notify.Renotifier;
import dev.postorder.notify.RenotifyLimit;
import dev.postorder.notify.RetrySchedule;
import dev.postorder.notify.webhook.CreateResult;
import dev.postorder.notify.webhook.Webhook;
import dev.postorder.notify.webhook.WebhookSecrets;
import dev.postorder.notify.webhook.WebhookUrl;
import dev.postorder.notify.webhook.WebhookWish;
import dev.postorder.notify.webhook.Webhooks;
import dev.postorder.order.Contact;
import dev.postorder.order.CreatedOrder;
import dev.postorder.order.NewOrder;
import dev.postorder.order.OrderState;
import dev.postorder.order.Orders;
import dev.postorder.order.Party;
import dev.postorder.order.Phone;
import dev.postorder.order.Place;
import dev.postorder.order.Role;
import dev.postorder.platform.config.Language;
import dev.postorder.platform.database.Database;
import dev.postorder.platform.database.InstallationSecret;
import dev.postorder.platform.http.Network;
import dev.postorder.platform.outgoing.OutgoingSettings;
import dev.postorder.platform.outgoing.Reachable;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The capabilities over a fresh database, and short ways to fill it. */
public final class Capabilities implements AutoCloseable {
  private static final Recipients RECIPIENTS = new Recipients(Language.RU, true);

  /** Schedules without chance. */
  public static final OutboxSettings OUTBOX =
      new OutboxSettings(
          Duration.ofSeconds(30),
          256,
          Map.of(
              "email", exactly(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofHours(2)),
              "sms", exactly(Duration.ofSeconds(30), Duration.ofMinutes(2)),
              "webhook", exactly(Duration.ofSeconds(5), Duration.ofMinutes(5)),
              "freight",
                  exactly(Duration.ofMinutes(1), Duration.ofMinutes(20), Duration.ofHours(3))));

  public final Database database = TestDatabase.fresh();
  public final Jdbi jdbi = database.jdbi();
  public final Clock clock = Clock.systemUTC();
  public final CallLog callLog = new CallLog(jdbi, clock, CallLogSettings.defaults());
  public final Idempotency idempotency = new Idempotency(jdbi, clock);
  public final Directory directory = new Directory(clock);
  public final Access access =
      new Access(
          jdbi, clock, callLog, new AccessSettings(Duration.ofDays(30), Duration.ofDays(365), 0));
  public final Notifications notifications = new Notifications(clock, RECIPIENTS, () -> {});
  public final Orders orders =
      new Orders(jdbi, clock, ZoneId.of("Europe/Moscow"), callLog, notifications);
  public final MultiRequests multiRequests = new MultiRequests(jdbi, clock, callLog, orders);
  public final Changes changes;
  public final WebhookSecrets secrets = new WebhookSecrets(InstallationSecret.of(jdbi, "webhook"));
  public final OutgoingSettings outgoing =
      new OutgoingSettings(
          new Reachable(List.of(Network.parse("127.0.0.0/8"))),
          true,
          Duration.ofSeconds(2),
          Duration.ofSeconds(3),
          4);
  public final Webhooks webhooks = new Webhooks(jdbi, clock, callLog, secrets, outgoing);
  public final Renotifier renotifier =
      new Renotifier(jdbi, clock, RECIPIENTS, RenotifyLimit.NONE, () -> {});
  private final AtomicInteger names = new AtomicInteger();

  public Capabilities() {
    this(ChangeSettings.defaults(ZoneId.of("Europe/Moscow")));
  }

  public Capabilities(ChangeSettings settings) {
    changes = new Changes(jdbi, clock, callLog, notifications, settings);
  }

  private static RetrySchedule exactly(Duration... pauses) {
    RandomGenerator none = () -> 0;
    return new RetrySchedule(List.of(pauses), none);
  }

  /** A dispatcher that looks when it is told to. */
  public Dispatcher dispatcher(Clock at, Channel channel) {
    return new Dispatcher(jdbi, at, OUTBOX, channel);
  }

  public long customer() {
    String name = "ООО Ромашка " + names.incrementAndGet();
    return jdbi.withHandle(
        handle ->
            directory
                .addCustomer(
                    handle,
                    name,
                    Optional.of("7701234567"),
                    Optional.of("office" + names.get() + "@example.org"))
                .id());
  }

  public long user(int level, long... customers) {
    String login = "user" + names.incrementAndGet() + "@example.org";
    return jdbi.inTransaction(
        handle -> {
          long id = directory.addUser(handle, login, "secret").orElseThrow();
          for (long customer : customers) {
            directory.grant(handle, id, customer, level);
          }
          return id;
        });
  }

  public Call call(String message) {
    return callLog.open(Source.API, message, "127.0.0.1");
  }

  public Call call(String message, long userId) {
    Call call = call(message);
    call.session("TESTTRAIL001", userId);
    return call;
  }

  public NewOrder order(long customer, boolean inOrder, String pickup) {
    ObjectNode none = JsonNodeFactory.instance.objectNode();
    return new NewOrder(
        customer,
        0,
        inOrder,
        Optional.of(LocalDate.of(2030, 1, 15)),
        new Place(true, Optional.of(pickup), none),
        new Place(true, Optional.of("Санкт-Петербург, Невский проспект, 1"), none),
        List.of(
            party(Role.SENDER, "Отправитель", "sender@example.org"),
            party(Role.RECEIVER, "Получатель", "receiver@example.org"),
            party(Role.PAYER, "Отправитель", "SENDER@example.org")),
        none,
        none,
        none);
  }

  public static Party party(Role role, String name, String email) {
    return new Party(
        role,
        name,
        Optional.empty(),
        Optional.of("7701234567"),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.of(email),
        List.of(new Contact("Иван")),
        List.of(new Phone("79160000000", "12")));
  }

  public CreatedOrder create(long customer, boolean inOrder, String pickup) {
    return orders.create(call("v2/request"), order(customer, inOrder, pickup));
  }

  /** A subscription to all events in all roles. */
  public Webhook subscribe(long user, String url) {
    return subscribe(user, url, Optional.empty(), List.of("sender", "receiver", "payer", "third"));
  }

  public Webhook subscribe(
      long user, String url, Optional<List<String>> types, List<String> roles) {
    var wish = new WebhookWish(WebhookUrl.parse(url), types, Optional.of(roles), Optional.empty());
    return jdbi.inTransaction(
        handle ->
            switch (webhooks.create(handle, call("v1/webhooks", user), user, wish)) {
              case CreateResult.Created(Webhook webhook) -> webhook;
              case CreateResult.TooMany many -> throw new AssertionError(many);
            });
  }

  public void move(int requestId, OrderState... states) {
    for (OrderState state : states) {
      jdbi.useTransaction(
          handle ->
              orders.move(handle, call("api/v1/orders/state"), String.valueOf(requestId), state));
    }
  }

  public <T> T one(String sql, Class<T> type, Object... arguments) {
    return jdbi.withHandle(
        handle -> {
          var query = handle.createQuery(sql);
          for (int i = 0; i < arguments.length; i++) {
            query.bind(i, arguments[i]);
          }
          return query.mapTo(type).one();
        });
  }

  public List<String> all(String sql, Object... arguments) {
    return jdbi.withHandle(
        handle -> {
          var query = handle.createQuery(sql);
          for (int i = 0; i < arguments.length; i++) {
            query.bind(i, arguments[i]);
          }
          return query.mapTo(String.class).list();
        });
  }

  @Override
  public void close() {
    changes.close();
    renotifier.close();
    callLog.close();
    database.close();
  }
}
