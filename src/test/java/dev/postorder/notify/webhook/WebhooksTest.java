package dev.postorder.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.change.ChangeType;
import dev.postorder.change.Changes;
import dev.postorder.change.ContactChange;
import dev.postorder.change.MemberChange;
import dev.postorder.notify.RenotifyResult;
import dev.postorder.order.Contact;
import dev.postorder.order.CreatedOrder;
import dev.postorder.order.NewOrder;
import dev.postorder.order.OrderState;
import dev.postorder.testing.Capabilities;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Who is told of what. */
final class WebhooksTest {
  private static final Capabilities TO = new Capabilities();
  private static final String URL = "https://example.org/hook";

  private final long customer = TO.customer();
  private final long user = TO.user(2, customer);

  @BeforeEach
  void nothingWaits() {
    TO.jdbi.useHandle(handle -> handle.execute("delete from notification"));
  }

  @AfterAll
  static void close() {
    TO.close();
  }

  @Test
  void everyStateIsAnEvent_andCancellationIsOne() {
    Webhook webhook = TO.subscribe(user, URL);
    int order = TO.create(customer, false, "Москва").requestId();
    TO.move(order, OrderState.PROCESSING, OrderState.PICKUP, OrderState.PICKUP, OrderState.INWAY);
    TO.move(order, OrderState.CANCELLING, OrderState.CANCELLED);
    assertThat(told(webhook))
        .containsExactly(
            "order.state.draft",
            "order.state.processing",
            "order.state.pickup",
            "order.state.inway",
            "order.state.declined");
    assertThat(data(webhook).getFirst())
        .isEqualTo("{\"state\":\"draft\",\"requestID\":%d}".formatted(order));
  }

  @Test
  void draftsThatAreJoinedAreToldOfOneByOne() {
    Webhook webhook =
        TO.subscribe(user, URL, Optional.of(List.of("order.state.processing")), List.of("sender"));
    List<String> drafts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      drafts.add(String.valueOf(TO.create(customer, false, "Тверь, Ткача, 3").requestId()));
    }
    TO.multiRequests.join(
        TO.call("v1/customers/multi_request", user), user, drafts, Optional.empty());
    assertThat(told(webhook)).hasSize(3).containsOnly("order.state.processing");
  }

  @Test
  void aChangeIsToldOfWhenItIsFiledAndWhenItIsDecided() {
    Webhook webhook =
        TO.subscribe(
            user, URL, Optional.of(List.of("order.change.payment_order")), List.of("sender"));
    String number = TO.create(customer, true, "Москва").orderNumber().orElseThrow();
    var none = JsonNodeFactory.instance.objectNode();
    TO.jdbi.useTransaction(
        handle ->
            TO.changes.file(
                handle, TO.call("api/v1/changes"), number, ChangeType.PAYMENT_ORDER_CHANGE, none));
    long change = TO.one("select max(id) from change_request", Long.class);
    TO.jdbi.useTransaction(
        handle ->
            TO.changes.decide(
                handle, TO.call("api/v1/decide"), change, false, Optional.of("нет"), "operator"));
    assertThat(told(webhook)).hasSize(2).containsOnly("order.change.payment_order");
    assertThat(data(webhook).stream().map(data -> JsonMapper.shared().readTree(data)))
        .extracting(
            data -> data.path("status").asString(), data -> data.path("typeCode").asString())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("in_progress", "payment_order_change"),
            org.assertj.core.groups.Tuple.tuple("failed", "payment_order_change"));
  }

  @Test
  void aChangeOfContactsIsToldOf() {
    Webhook webhook = TO.subscribe(user, URL);
    Webhook otherEvents =
        TO.subscribe(user, URL, Optional.of(List.of("order.state.inway")), List.of("sender"));
    String number = TO.create(customer, true, "Москва").orderNumber().orElseThrow();
    changeContacts(TO.changes, number);
    assertThat(told(webhook)).contains("order.change.contact_info");
    assertThat(data(webhook).getLast())
        .contains("\"status\":\"success\"", "\"typeCode\":\"contact_info_change\"", number);
    assertThat(told(otherEvents)).isEmpty();
  }

  private void changeContacts(Changes changes, String number) {
    var member =
        new MemberChange(
            Optional.empty(),
            Optional.of(List.of(new Contact("Пётр"))),
            Optional.empty(),
            Optional.empty());
    changes.changeContacts(
        TO.call("v1/orders/change_contacts", user),
        new ContactChange(user, number, Optional.of(member), Optional.empty()));
  }

  @Test
  void renotifyTellsOfTheEndAgain() {
    Webhook webhook = TO.subscribe(user, URL);
    int order = TO.create(customer, true, "Москва").requestId();
    TO.move(order, OrderState.FINISHED);
    assertThat(TO.renotifier.renotify(TO.call("OrdersAPI/Renotify", user), order))
        .isEqualTo(new RenotifyResult.Queued(3));
    assertThat(told(webhook))
        .containsExactly("order.state.processing", "order.state.finished", "order.state.finished");
    assertThat(
            TO.all(
                "select n.first_id = f.id from notification n join notification f"
                    + " on f.event = n.event and f.first_id is null and f.webhook_id = n.webhook_id"
                    + " where n.webhook_id = ? and n.first_id is not null",
                webhook.id()))
        .containsExactly("t");
  }

  @Test
  void othersAreToldNothing() {
    long foreign = TO.customer();
    Webhook ofStranger = TO.subscribe(TO.user(2, foreign), URL);
    Webhook ofBookkeeper = TO.subscribe(TO.user(1, customer), URL);
    long readerId = TO.user(3, customer);
    Webhook ofReader = TO.subscribe(readerId, URL);
    long gone = TO.user(2, customer);
    Webhook ofGone = TO.subscribe(gone, URL);
    TO.jdbi.useHandle(
        handle -> handle.execute("update app_user set disabled_at = now() where id = ?", gone));
    TO.create(customer, true, "Москва");
    assertThat(told(ofStranger)).isEmpty();
    assertThat(told(ofBookkeeper)).isEmpty();
    assertThat(told(ofGone)).isEmpty();
    assertThat(told(ofReader)).hasSize(1);
    assertThat(TO.webhooks.find(readerId, ofStranger.id())).isEmpty();
    assertThat(TO.webhooks.secret(readerId, ofStranger.id())).isEmpty();
    assertThat(TO.webhooks.orders(readerId, ofStranger.id())).isEmpty();
  }

  @Test
  void rolesAreThoseOfTheOrdersOwnCustomer() {
    Webhook asSender = TO.subscribe(user, URL, Optional.empty(), List.of("sender"));
    Webhook asReceiver = TO.subscribe(user, URL, Optional.empty(), List.of("receiver"));
    Webhook asPayer = TO.subscribe(user, URL, Optional.empty(), List.of("payer"));
    TO.jdbi.useHandle(
        handle ->
            handle.execute("update customer set inn = '500100732259' where id = ?", customer));
    create(
        "{\"members\":{\"requester\":{\"role\":\"receiver\"}}}", "{\"primaryPayer\":\"sender\"}");
    assertThat(told(asSender)).isEmpty();
    assertThat(told(asReceiver)).hasSize(1);
    assertThat(told(asPayer)).isEmpty();
    create("{\"members\":{\"requester\":{\"role\":\"sender\"}}}", "{\"primaryPayer\":\"sender\"}");
    assertThat(told(asSender)).hasSize(1);
    assertThat(told(asPayer)).hasSize(1);
    create("{}", "{}");
    assertThat(told(asSender)).hasSize(2);
    assertThat(told(asReceiver)).hasSize(2);
  }

  private CreatedOrder create(String request, String payment) {
    NewOrder order = TO.order(customer, true, "Москва");
    return TO.orders.create(
        TO.call("v2/request"),
        new NewOrder(
            customer,
            0,
            true,
            order.produceDate(),
            order.pickup(),
            order.delivery(),
            order.parties(),
            order.cargo(),
            JsonMapper.shared().readTree(payment),
            JsonMapper.shared().readTree(request)));
  }

  @Test
  void aSubscriptionWithOrdersIsToldOfThemOnly() {
    Webhook webhook = TO.subscribe(user, URL);
    CreatedOrder wanted = TO.create(customer, true, "Москва");
    CreatedOrder other = TO.create(customer, true, "Москва");
    List<String> numbers = List.of(wanted.orderNumber().orElseThrow());
    assertThat(change(webhook, numbers, true)).isEqualTo(new OrdersResult.Done());
    assertThat(change(webhook, numbers, true)).isEqualTo(new OrdersResult.Done());
    assertThat(TO.webhooks.orders(user, webhook.id())).contains(numbers);
    TO.jdbi.useHandle(handle -> handle.execute("delete from notification"));
    TO.move(wanted.requestId(), OrderState.INWAY);
    TO.move(other.requestId(), OrderState.INWAY);
    assertThat(told(webhook)).hasSize(1);
    assertThat(change(webhook, List.of(other.orderNumber().orElseThrow()), false))
        .isInstanceOf(OrdersResult.UnknownOrders.class);
    assertThat(change(webhook, numbers, false)).isEqualTo(new OrdersResult.Done());
    TO.move(other.requestId(), OrderState.ARRIVED);
    assertThat(told(webhook)).hasSize(2);
  }

  @Test
  void ordersOfOthersCannotBePutIn() {
    Webhook webhook = TO.subscribe(user, URL);
    String own = TO.create(customer, true, "Москва").orderNumber().orElseThrow();
    String foreign = TO.create(TO.customer(), true, "Москва").orderNumber().orElseThrow();
    assertThat(change(webhook, List.of(own, foreign, "нет"), true))
        .isEqualTo(new OrdersResult.UnknownOrders(List.of(foreign, "нет")));
    assertThat(TO.webhooks.orders(user, webhook.id())).contains(List.of());
  }

  private OrdersResult change(Webhook webhook, List<String> orders, boolean add) {
    var call = TO.call("v1/webhooks/{id}/orders", user);
    return TO.jdbi.inTransaction(
        handle ->
            add
                ? TO.webhooks.add(handle, call, user, webhook.id(), orders)
                : TO.webhooks.remove(handle, call, user, webhook.id(), orders));
  }

  @Test
  void aUserHasTenAtMost_howeverManyAreWantedAtOnce() throws Exception {
    var wish =
        new WebhookWish(
            WebhookUrl.parse(URL),
            Optional.empty(),
            Optional.of(List.of("sender")),
            Optional.empty());
    Callable<CreateResult> create =
        () ->
            TO.jdbi.inTransaction(
                handle -> TO.webhooks.create(handle, TO.call("v1/webhooks", user), user, wish));
    int created = 0;
    try (var threads = Executors.newFixedThreadPool(6)) {
      for (Future<CreateResult> one :
          threads.invokeAll(java.util.Collections.nCopies(30, create))) {
        created += one.get() instanceof CreateResult.Created ? 1 : 0;
      }
    }
    assertThat(created).isEqualTo(10);
    assertThat(TO.webhooks.list(user)).hasSize(10);
  }

  @Test
  void noSecretIsStored_andEachIsItsOwn() {
    Webhook one = TO.subscribe(user, URL);
    Webhook other = TO.subscribe(user, URL);
    String secret = TO.webhooks.secret(user, one.id()).orElseThrow();
    assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
    assertThat(TO.webhooks.secret(user, other.id())).isPresent().isNotEqualTo(Optional.of(secret));
    assertThat(TO.all("select w::text from webhook w")).noneMatch(row -> row.contains(secret));
  }

  private List<String> told(Webhook webhook) {
    return TO.all("select event from notification where webhook_id = ? order by id", webhook.id());
  }

  private List<String> data(Webhook webhook) {
    return TO
        .all(
            "select replace(data::text, ': ', ':') from notification where webhook_id = ? order by"
                + " id",
            webhook.id())
        .stream()
        .map(text -> text.replace(", ", ","))
        .toList();
  }
}
