package dev.postorder.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.backoffice.BackOffice.Reply;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many decisions and many states in one call; the queue of changes. */
class ManyAtOnceTest {
  private static BackOffice office;

  @BeforeAll
  static void start() {
    office = new BackOffice();
  }

  @AfterAll
  static void stop() {
    office.close();
  }

  private static long file(String number, String name) {
    return office
        .post(
            "/orders/" + number + "/changes",
            "{\"type\":\"payer_change\",\"after\":{\"name\":\"%s\"}}".formatted(name))
        .body()
        .get("id")
        .longValue();
  }

  private static List<String> results(Reply reply, String member) {
    assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
    return reply
        .body()
        .get("results")
        .valueStream()
        .map(
            one ->
                one.has("problem")
                    ? one.at("/problem/code").stringValue()
                    : one.get(member).stringValue())
        .toList();
  }

  private static String decisions(long... ids) {
    var body = new StringBuilder();
    for (long id : ids) {
      body.append(body.isEmpty() ? "" : ",")
          .append("{\"id\":%d,\"decision\":\"approve\"}".formatted(id));
    }
    return "{\"decisions\":[" + body + "]}";
  }

  @Test
  void eachDecisionHasItsOwnResult() {
    String good = office.stored("inway");
    String finished = office.stored("inway");
    long first = file(good, "ИП Котов");
    long second = file(finished, "ИП Котов");
    office.post("/orders/" + finished + "/state", "{\"state\":\"finished\"}");

    Reply reply = office.post("/changes/decisions", decisions(999_999, second, first, first));

    assertThat(results(reply, "status"))
        .containsExactly("change-not-found", "state-forbids", "success", "already-decided");
    assertThat(office.get("/changes/" + first).text("decidedBy")).isEqualTo("api_key:office");
    assertThat(office.get("/changes/" + second).text("status")).isEqualTo("in_progress");
    assertThat(office.get("/orders/" + good).body().at("/parties/payer/name").asString(""))
        .isEqualTo("ИП Котов");
  }

  @Test
  void oneThatTheDatabaseCannotTakeLeavesTheOthers() {
    String good = office.stored("inway");
    String bad = office.stored("inway");
    long first = file(bad, "ИП Котов");
    long second = file(good, "ИП Котов");
    office
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "update change_request set after = '{\"name\": {\"no\": \"text\"}, \"phone\":"
                        + " 1}', type = 'pickup_info_change' where id = ?",
                    first));

    Reply reply = office.post("/changes/decisions", decisions(first, second));

    assertThat(results(reply, "status").get(1)).isEqualTo("success");
  }

  @Test
  void decisionsAreRepeatedByTheirKeyAsAWhole() {
    long id = file(office.stored("inway"), "ИП Котов");
    String body = decisions(id, 999_999);
    Reply first = office.post("/changes/decisions", body, "Idempotency-Key", "many-1");
    Reply again = office.post("/changes/decisions", body, "Idempotency-Key", "many-1");

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.http().headers().firstValue("Idempotent-Replayed")).contains("true");
  }

  @Test
  void faultsOfDecisionsAreToldAtOnce() {
    assertThat(
            office
                .post(
                    "/changes/decisions",
                    "{\"decisions\":[{\"id\":0,\"decision\":\"maybe\"},{\"id\":1,\"decision\":\"decline\"}]}")
                .pointers())
        .isEqualTo("/decisions/0/id /decisions/0/decision /decisions/1/reason");
    assertThat(office.post("/changes/decisions", "{}").pointers()).isEqualTo("/decisions");
  }

  @Test
  void changesAreFoundByAllThatIsKnownOfThem() {
    var other = office.newCustomer("ООО «Север»");
    String number = office.newNumber();
    office.put(number, BackOffice.order(other, "inway"));
    long id = file(number, "ИП Котов");

    for (String filter :
        List.of(
            "customer=" + other.uid(),
            "order=" + number,
            "order=" + number + "&type=payer_change&status=in_progress",
            "customer=" + other.uid() + "&from=2020-01-01T00:00:00Z&until=2999-01-01T00:00:00Z")) {
      JsonNode found = office.get("/changes?" + filter).body();
      assertThat(found.get("changes").size()).as(filter).isEqualTo(1);
      JsonNode change = found.at("/changes/0");
      assertThat(change.get("id").longValue()).isEqualTo(id);
      assertThat(change.get("customerName").stringValue()).isEqualTo("ООО «Север»");
      assertThat(change.get("call").stringValue()).isNotEmpty();
      assertThat(change.at("/differences/0/member").stringValue()).isEqualTo("/name");
      assertThat(change.at("/differences/0/after").stringValue()).isEqualTo("ИП Котов");
    }
    assertThat(
            office.get("/changes?order=" + number + "&status=success").body().get("changes").size())
        .isZero();
    assertThat(office.get("/changes?type=x&status=y&order=z&from=1&foo=1").pointers())
        .isEqualTo("?foo ?status ?type ?order ?from");
    assertThat(office.get("/changes/999999").code()).isEqualTo("change-not-found");
  }

  @Test
  void theQueueIsReadByItsIndex() {
    List<String> plan =
        office
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "explain select * from change_request h where h.id > 5 and h.status ="
                                + " 'in_progress' order by h.id limit 50")
                        .mapTo(String.class)
                        .list());
    assertThat(plan).anySatisfy(line -> assertThat(line).contains("change_request_queue"));
  }

  @Test
  void statesAreTakenInTheirOrderAndEachHasItsResult() {
    String one = office.stored("received");
    String two = office.stored("received");
    int request = office.get("/orders/" + two).body().get("requestID").intValue();

    Reply reply =
        office.post(
            "/orders/states",
            """
            {"states":[{"orderID":"%s","state":"inway"},{"orderID":"%s","state":"arrived"},
              {"orderID":"2600000000009","state":"inway"},{"requestID":%d,"state":"finished"},
              {"requestID":%d,"state":"inway"},{"orderID":"%s","state":"delivery"},
              {"orderID":"%s","state":"inway","at":"2999-01-01T00:00:00Z"},
              {"orderID":"%s","state":"inway","at":"2001-01-01T00:00:00Z"}]}
            """
                .formatted(one, one, request, request, one, one, one));

    assertThat(results(reply, "from"))
        .containsExactly(
            "received",
            "inway",
            "order-not-found",
            "received",
            "state-forbids",
            "arrived",
            "state-forbids",
            "state-forbids");
    assertThat(office.get("/orders/" + one).text("state")).isEqualTo("delivery");
    assertThat(office.get("/orders/" + two).text("state")).isEqualTo("finished");
    String way =
        office
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "select string_agg(s.state, ' ' order by s.id) from order_state_change"
                                + " s join order_directory d using (customer_id, request_id) where"
                                + " d.order_number = ?")
                        .bind(0, one)
                        .mapTo(String.class)
                        .one());
    assertThat(way).isEqualTo("received inway arrived delivery");
    assertThat(office.get("/notifications?order=" + two + "&event=order_completed").status())
        .isEqualTo(200);
  }

  @Test
  void theTimeOfAStateIsTheCarriers() {
    String number = office.stored("received");
    String at = office.get("/orders/" + number).text("stateAt");

    office.post(
        "/orders/states",
        "{\"states\":[{\"orderID\":\"%s\",\"state\":\"inway\",\"at\":\"%s\"}]}"
            .formatted(number, at));

    assertThat(office.get("/orders/" + number).text("stateAt")).isEqualTo(at);
  }

  @Test
  void faultsOfStatesAreToldAtOnce() {
    assertThat(
            office
                .post(
                    "/orders/states",
                    "{\"states\":[{\"state\":\"flying\"},{\"orderID\":\"1\",\"state\":\"inway\",\"at\":\"x\"}]}")
                .pointers())
        .isEqualTo("/states/0/orderID /states/0/state /states/1/orderID /states/1/at");
  }

  @Test
  void fiveHundredStatesAreOneCall() {
    var states = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      states.append(i == 0 ? "" : ",").append("{\"requestID\":2000000001,\"state\":\"inway\"}");
    }
    assertThat(results(office.post("/orders/states", "{\"states\":[" + states + "]}"), "from"))
        .hasSize(500)
        .containsOnly("order-not-found");
    states.append(",{\"requestID\":2000000001,\"state\":\"inway\"}");
    assertThat(office.post("/orders/states", "{\"states\":[" + states + "]}").pointers())
        .contains("/states");
  }
}
