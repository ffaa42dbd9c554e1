package dev.postorder.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.order.CreatedOrder;
import dev.postorder.order.OrderState;
import dev.postorder.testing.Capabilities;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What clients file: one at a time, at once or by the clock, and whole bodies that are applied. */
final class ChangeRequestsTest {
  private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
  private static final Duration DELAY = Duration.ofMinutes(5);

  private static Capabilities all;
  private static long customer;
  private static long user;

  private CreatedOrder order;

  @BeforeAll
  static void start() {
    all =
        new Capabilities(
            ChangeSettings.defaults(MOSCOW)
                .with(ChangeType.GIVEOUT_SUSPENSION_CHANGE, ChangePolicy.AT_ONCE));
    customer = all.customer();
    user = all.user(2, customer);
  }

  @AfterAll
  static void stop() {
    all.close();
  }

  @BeforeEach
  void create() {
    order = all.create(customer, true, "Тверь, ул. Ткача, 3");
  }

  private FileResult request(ChangeType type, String after) {
    var request =
        new ChangeRequest(
            user,
            order.orderNumber().orElseThrow(),
            type,
            (ObjectNode) Json.MAPPER.readTree(after.replace('\'', '"')));
    return all.jdbi.inTransaction(
        handle -> all.changes.request(handle, all.call("v3/orders/change", user), request));
  }

  private long filed(ChangeType type, String after) {
    return ((FileResult.Filed) request(type, after)).changeId();
  }

  private void approved(ChangeType type, String after) {
    assertThat(decide(filed(type, after)))
        .isEqualTo(new DecisionResult.Decided(ChangeStatus.SUCCESS, order.requestId()));
  }

  private static DecisionResult decide(long change) {
    return all.jdbi.inTransaction(
        handle ->
            all.changes.decide(
                handle, all.call("api/v1/changes/decision"), change, true, Optional.empty(), "x"));
  }

  private String one(String expression) {
    return all.one(
        "select " + expression + " from orders where request_id = ?",
        String.class,
        order.requestId());
  }

  private String party(String role, String expression) {
    return all.one(
        "select " + expression + " from order_party where request_id = ? and role = ?",
        String.class,
        order.requestId(),
        role);
  }

  private static String change(long id, String expression) {
    return all.one("select " + expression + " from change_request where id = ?", String.class, id);
  }

  @Test
  void ofManyRequestsOfATypeAtOnceOneIsFiled() throws Exception {
    Callable<FileResult> call = () -> request(ChangeType.PAYER_CHANGE, "{'name':'ИП Котов'}");
    try (var threads = Executors.newFixedThreadPool(8)) {
      var results = new ArrayList<FileResult>();
      for (Future<FileResult> result :
          threads.invokeAll(IntStream.range(0, 16).mapToObj(i -> call).toList())) {
        results.add(result.get());
      }
      assertThat(results).filteredOn(FileResult.Filed.class::isInstance).hasSize(1);
      assertThat(results)
          .filteredOn(new FileResult.Refused(new Refusal.AnotherOpen())::equals)
          .hasSize(15);
    }
  }

  @Test
  void oneOfAnotherTypeIsFiledBesides() {
    filed(ChangeType.PAYER_CHANGE, "{'name':'ИП Котов'}");
    assertThat(request(ChangeType.RECEIVER_CHANGE, "{'name':'ИП Котов'}"))
        .isInstanceOf(FileResult.Filed.class);
  }

  @Test
  void whatThePolicyLeavesToNobodyHoldsAtOnce() {
    all.move(order.requestId(), OrderState.INWAY);
    var result =
        request(ChangeType.GIVEOUT_SUSPENSION_CHANGE, "{'from':'2030-01-01','to':'2030-01-09'}");
    assertThat(((FileResult.Filed) result).status()).isEqualTo(ChangeStatus.SUCCESS);
    long id = ((FileResult.Filed) result).changeId();
    assertThat(change(id, "status || ' ' || decided_by || ' ' || (decided_at is not null)"))
        .isEqualTo("success policy true");
    assertThat(one("suspended_from || ' ' || suspended_to")).isEqualTo("2030-01-01 2030-01-09");
    assertThat(
            all.one(
                "select count(*) from notification where request_id = ? and event ="
                    + " 'change_approved'",
                Long.class,
                order.requestId()))
        .isEqualTo(1);
  }

  @Test
  void nodesThatDecideAtOnceDecideEachChangeOnce() throws Exception {
    long payer = filed(ChangeType.PAYER_CHANGE, "{'name':'ИП Котов'}");
    long pickup = filed(ChangeType.PICKUP_CANCEL_CHANGE, "{}");
    long other = filed(ChangeType.DELIVERY_CANCEL_CHANGE, "{}");
    all.move(order.requestId(), OrderState.RECEIVED);
    var rule =
        AutomaticDecisions.Rule.approving(
            Set.of(ChangeType.PAYER_CHANGE, ChangeType.PICKUP_CANCEL_CHANGE), DELAY, "policy");
    decideOnFourNodes(all.clock, rule);
    assertThat(change(payer, "status")).isEqualTo("in_progress");
    decideOnFourNodes(Clock.offset(all.clock, DELAY), rule);
    assertThat(change(payer, "status || ' ' || decided_by")).isEqualTo("success policy");
    assertThat(change(pickup, "status || ': ' || reason"))
        .isEqualTo("failed: Изменение недоступно, статус заказа: Груз принят к перевозке");
    assertThat(change(other, "status")).isEqualTo("in_progress");
    assertThat(
            all.one(
                "select count(*) from call where request_id = ? and message = 'changes/decide'",
                Long.class,
                order.requestId()))
        .isEqualTo(2);
  }

  private static void decideOnFourNodes(Clock clock, AutomaticDecisions.Rule rule)
      throws InterruptedException {
    Callable<Boolean> tick =
        () -> {
          new AutomaticDecisions(all.jdbi, all.callLog, all.changes, clock, () -> Optional.of(rule))
              .tick();
          return true;
        };
    try (var nodes = Executors.newFixedThreadPool(4)) {
      nodes.invokeAll(List.of(tick, tick, tick, tick));
    }
  }

  @Test
  void aNewReceiverComesWithAllThatIsKnownOfHim() {
    approved(
        ChangeType.RECEIVER_CHANGE,
        """
        {'name':'ООО «Юг»','form':'0x1','inn':'5407654327','document':{'type':'passport'},'phone':'7','email':'a@b.c',
         'contacts':[{'name':'Анна'}],'phones':[{'number':'79','ext':'1'}],'changeOrderPayer':true,'storePayer':'third',
         'third':{'name':'ИП Котов'}}
        """);
    assertThat(
            party(
                "receiver",
                "concat_ws(' ', name, form, inn, document, phone, email, contacts, phones)"))
        .isEqualTo(
            "ООО «Юг» 0x1 5407654327 {\"type\": \"passport\"} 7 a@b.c [{\"name\": \"Анна\"}]"
                + " [{\"ext\": \"1\", \"number\": \"79\"}]");
    assertThat(party("payer", "name")).isEqualTo("ООО «Юг»");
    assertThat(party("third", "name")).isEqualTo("ИП Котов");
    assertThat(one("payment ->> 'primaryPayer' || ' ' || (payment ->> 'storePayer')"))
        .isEqualTo("receiver third");
  }

  @Test
  void aReceiverWhoPaidGoesOnPayingWhenAnotherReceives() {
    approved(
        ChangeType.RECEIVER_CHANGE,
        "{'name':'ООО «Юг»','changeOrderPayer':true,'storePayer':'sender'}");
    approved(
        ChangeType.RECEIVER_CHANGE,
        "{'name':'ООО «Восток»','changeOrderPayer':false,'storePayer':'sender'}");
    assertThat(party("receiver", "name")).isEqualTo("ООО «Восток»");
    assertThat(party("payer", "name")).isEqualTo("ООО «Юг»");
    assertThat(party("third", "name")).isEqualTo("ООО «Юг»");
    assertThat(one("payment ->> 'primaryPayer'")).isEqualTo("third");
  }

  @Test
  void aPayerPaysAsThePartyOfHisInn() {
    approved(ChangeType.PAYER_CHANGE, "{'name':'ООО Ромашка','inn':'7701234567'}");
    assertThat(one("payment ->> 'primaryPayer'")).isEqualTo("sender");
    approved(ChangeType.PAYER_CHANGE, "{'name':'ИП Котов','inn':'500100732259'}");
    assertThat(one("payment ->> 'primaryPayer'")).isEqualTo("third");
    assertThat(party("third", "name") + party("payer", "name")).isEqualTo("ИП КотовИП Котов");
  }

  @Test
  void aPickupAndADeliveryKeepTheirParts() {
    approved(
        ChangeType.PICKUP_INFO_CHANGE,
        """
        {'address':'Псков, 1','date':'2030-02-01','time':'с 9:00','contacts':[{'name':'Анна'}],
         'details':{'variant':'address','address':{'street':'1','house':'2'},'time':{'worktimeStart':'9:00'}}}
        """);
    assertThat(one("pickup_address || ' ' || pickup_key || ' ' || produce_date"))
        .isEqualTo("Псков, 1 псков 1 2030-02-01");
    assertThat(one("pickup #>> '{address,house}' || (pickup #>> '{time,worktimeStart}')"))
        .isEqualTo("29:00");
    assertThat(party("sender", "contacts ->> 0")).isEqualTo("{\"name\": \"Анна\"}");
    approved(
        ChangeType.DELIVERY_INFO_CHANGE,
        """
        {'variant':'terminal','terminalID':36,'date':'2030-02-05','payer':'sender','storePayer':'receiver',
         'details':{'variant':'terminal','terminalID':'36','payer':'sender'}}
        """);
    assertThat(
            one("concat_ws(' ', delivery_variant, delivery_address, delivery ->> 'produceDate')"))
        .isEqualTo("terminal 2030-02-05");
    assertThat(one("delivery ->> 'terminalID' || (payment ->> 'storePayer')"))
        .isEqualTo("36receiver");
  }

  @Test
  void whatWasBeforeIsKeptInTheSameShape() {
    approved(
        ChangeType.PICKUP_INFO_CHANGE, "{'address':'Псков, 1','date':'2030-02-01','time':'10:00'}");
    long id = filed(ChangeType.PICKUP_CANCEL_CHANGE, "{}");
    JsonNode before = Json.MAPPER.readTree(change(id, "before::text"));
    assertThat(before)
        .isEqualTo(
            Json.MAPPER.readTree(
                "{\"address\":\"Псков, 1\",\"date\":\"2030-02-01\",\"time\":\"10:00\"}"));
  }
}
