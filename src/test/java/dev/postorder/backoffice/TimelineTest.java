package dev.postorder.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.backoffice.BackOffice.Reply;
import dev.postorder.testing.Await;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An order that went through everything, and what its timeline tells. */
class TimelineTest {
  private static NotificationStage stage;
  private static BackOffice office;
  private static String order;

  @BeforeAll
  static void start() {
    stage = new NotificationStage();
    office = stage.office;
    order = office.stored("inway");
    change("receiver_change", "{\"name\":\"ООО «Юг»\",\"inn\":\"5407654327\"}", "approve");
    change("payment_order_change", "{}", "decline\",\"reason\":\"нет оплаты");
    office.post("/orders/" + order + "/state", "{\"state\":\"arrived\"}");
    office.post("/orders/" + order + "/state", "{\"state\":\"finished\"}");
    fetched();
    joined();
    office.post("/orders/" + order + "/state", "{\"state\":\"inway\"}"); // refused
    Await.equal(
        () -> stage.count("state in ('queued', 'sending') and " + NotificationStage.of(order)), 0L);
    Await.equal(() -> entries("kind=call").size() >= 8 ? "written" : "waiting", "written");
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  private static void change(String type, String after, String decision) {
    Reply filed =
        office.post(
            "/orders/" + order + "/changes", "{\"type\":\"" + type + "\",\"after\":" + after + "}");
    assertThat(filed.status()).as(filed.http().body()).isEqualTo(201);
    Reply decided =
        office.post(
            "/changes/" + filed.body().get("id").longValue() + "/decision",
            "{\"decision\":\"" + decision + "\"}");
    assertThat(decided.status()).as(decided.http().body()).isEqualTo(200);
  }

  /** A client fetches its paper, whose call is the only trace of that. */
  private static void fetched() {
    office
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "insert into call (id, at, source, message, trail, request_id, outcome, ip)"
                        + " select gen_random_uuid(), now(), 'api', 'v1/printable', 'SESSION00001',"
                        + " request_id, 'ok', '127.0.0.1' from order_directory where order_number ="
                        + " ?",
                    order));
  }

  private static void joined() {
    office.newUser("anna@romashka.example");
    office
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    with o as (select customer_id, request_id from order_directory where order_number = ?),
                    named as (
                      insert into order_directory (request_id, customer_id) select 800001, customer_id from o),
                    made as (
                      insert into multi_request (customer_id, request_id, created_at, created_by, call_id)
                      select o.customer_id, 800001, now(), u.id, gen_random_uuid()
                      from o, app_user u where u.login = 'anna@romashka.example')
                    insert into multi_request_order (customer_id, order_request_id, request_id)
                    select customer_id, request_id, 800001 from o
                    """,
                    order));
  }

  private static List<JsonNode> entries(String query) {
    Reply reply = office.get("/orders/" + order + "/timeline?" + query);
    assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
    return reply.body().path("entries").valueStream().toList();
  }

  /** What an entry says, in a few words. */
  private static String brief(JsonNode entry) {
    String kind = entry.path("kind").stringValue();
    return switch (kind) {
      case "call", "document" ->
          kind
              + " "
              + entry.path("message").stringValue()
              + " "
              + entry.path("outcome").stringValue();
      case "change" ->
          entry.path("step").stringValue()
              + " "
              + entry.path("type").stringValue()
              + " "
              + entry.path("status").stringValue();
      case "state" -> "state " + entry.path("state").stringValue();
      case "notification" -> "told " + entry.path("event").stringValue();
      case "multi_request" -> "joined " + entry.path("multiRequestID").intValue();
      default -> kind;
    };
  }

  private static List<String> told(String query) {
    return entries(query).stream().map(TimelineTest::brief).toList();
  }

  @Test
  void aDecisionLeadsToItsCallAndTheCallToTheDecision() {
    JsonNode decided = entries("kind=change&limit=1").getFirst();
    assertThat(decided.path("message").asString("")).isEqualTo("api/v1/changes/decision");
    assertThat(decided.path("actor").asString("")).startsWith("api_key:");
    String call = decided.path("call").asString("");
    long id = decided.path("id").longValue();
    assertThat(office.get("/changes/" + id).text("decidedCall")).isEqualTo(call);
    JsonNode caused = office.get("/calls/" + call).body().at("/caused/changes");
    assertThat(caused).hasSize(1);
    assertThat(caused.get(0).path("step").asString("")).isEqualTo("decided");
    assertThat(caused.get(0).path("id").longValue()).isEqualTo(id);
    String filing = office.get("/changes/" + id).text("call");
    assertThat(office.get("/calls/" + filing).body().at("/caused/changes/0/step").asString(""))
        .isEqualTo("filed");
  }

  @Test
  void everyKindIsThereTheNewestFirst() {
    assertThat(told("kind=state"))
        .containsExactly("state finished", "state arrived", "state inway");
    assertThat(told("kind=change"))
        .containsExactly(
            "decided payment_order_change failed",
            "filed payment_order_change failed",
            "decided receiver_change success",
            "filed receiver_change success");
    assertThat(told("kind=document")).containsExactly("document v1/printable ok");
    assertThat(told("kind=multi_request")).containsExactly("joined 800001");
    assertThat(told("kind=notification")).contains("told order_completed");
    assertThat(told("kind=call"))
        .startsWith("call api/v1/orders/timeline ok")
        .contains("call api/v1/orders/put ok", "call api/v1/orders/changes ok")
        .contains("call api/v1/orders/state ok", "call api/v1/changes/decision ok");

    List<JsonNode> all = entries("limit=500");
    assertThat(all)
        .extracting(entry -> Instant.parse(entry.path("at").stringValue()))
        .isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(all.stream().map(TimelineTest::brief).filter(text -> !text.startsWith("call")))
        .containsSubsequence(
            "joined 800001",
            "document v1/printable ok",
            "told order_completed",
            "state finished",
            "state arrived",
            "decided payment_order_change failed",
            "filed payment_order_change failed",
            "decided receiver_change success",
            "filed receiver_change success",
            "state inway");
  }

  @Test
  void anEntrySaysWhoDidWhatAndBy() {
    JsonNode declined = entries("kind=change").getFirst();
    assertThat(declined.path("actor").stringValue()).isEqualTo("api_key:office");
    assertThat(declined.path("reason").stringValue()).isEqualTo("нет оплаты");
    JsonNode filed = entries("kind=change").getLast();
    assertThat(filed.at("/before/name").stringValue()).isEqualTo("Сидоров");
    assertThat(filed.at("/after/name").stringValue()).isEqualTo("ООО «Юг»");
    assertThat(filed.path("message").stringValue()).startsWith("api/v1/orders/");
    JsonNode told =
        entries("kind=notification").stream()
            .filter(entry -> entry.path("event").stringValue().equals("order_completed"))
            .findFirst()
            .orElseThrow();
    assertThat(told.path("state").stringValue()).isEqualTo("sent");
    assertThat(told.at("/attempts/0/outcome").stringValue()).isEqualTo("sent");
    assertThat(entries("kind=multi_request").getFirst().path("actor").stringValue())
        .isEqualTo("user:anna@romashka.example");
    assertThat(entries("kind=document").getFirst().path("trail").stringValue())
        .isEqualTo("SESSION00001");
  }

  @Test
  void pagesOfOneTellTheSameAsOnePage() {
    String kinds = "kind=change,state,notification,document,multi_request";
    List<String> whole = told(kinds + "&limit=500");
    var paged = new ArrayList<String>();
    String after = "";
    do {
      Reply page = office.get("/orders/" + order + "/timeline?" + kinds + "&limit=1" + after);
      page.body().path("entries").forEach(entry -> paged.add(brief(entry)));
      after = page.body().has("next") ? "&after=" + page.text("next") : "";
    } while (!after.isEmpty());
    assertThat(paged).isEqualTo(whole).hasSizeGreaterThan(9);
  }

  @Test
  void faultsAndStrangersAreRefused() {
    assertThat(
            office
                .get("/orders/" + order + "/timeline?kind=call,gone&after=x&limit=501")
                .pointers())
        .contains("?kind", "?after", "?limit");
    assertThat(office.get("/orders/2600999999999/timeline").code()).isEqualTo("order-not-found");
  }

  @Test
  void aMultiRequestTellsItsComposition() {
    Reply list = office.get("/multi-requests?state=ended&customer=" + office.customer.uid());
    assertThat(list.body().path("multiRequests")).hasSize(1);
    assertThat(office.get("/multi-requests?state=open").body().path("multiRequests")).isEmpty();
    assertThat(office.get("/multi-requests?limit=1").body().has("next")).isFalse();
    assertThat(office.get("/multi-requests?state=x&after=1&limit=0").pointers())
        .contains("?state", "?after", "?limit");
    Reply one = office.get("/multi-requests/800001");
    assertThat(one.status()).as(one.http().body()).isEqualTo(200);
    assertThat(one.text("queuedBy")).isEqualTo("anna@romashka.example");
    assertThat(one.text("address")).isEqualTo("г. Тверь, ул. Ткача, д. 3");
    assertThat(one.body().at("/composition/0/orderID").stringValue()).isEqualTo(order);
    assertThat(office.get("/multi-requests/800002").code()).isEqualTo("multi-request-not-found");
    assertThat(office.get("/multi-requests/" + order).code()).isEqualTo("multi-request-not-found");
  }
}
