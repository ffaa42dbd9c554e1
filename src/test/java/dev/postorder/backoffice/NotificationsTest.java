package dev.postorder.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.backoffice.BackOffice.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotificationsTest {
  private static NotificationStage stage;
  private static BackOffice office;
  private static String order;
  private static String name;

  @BeforeAll
  static void start() {
    stage = new NotificationStage();
    office = stage.office;
    order = stage.completed();
    name = stage.name(order);
    for (int i = 0; i < 4; i++) {
      stage.completed();
    }
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  private static List<String> names(Reply reply) {
    var names = new ArrayList<String>();
    reply.body().path("notifications").forEach(n -> names.add(n.get("id").stringValue()));
    return names;
  }

  @ParameterizedTest
  @CsvSource({
    "order={orderID}, 1",
    "order={requestID}, 1",
    "order={orderID}&state=sent&channel=email&event=order_completed, 1",
    "order={orderID}&state=failed, 0",
    "order={orderID}&recipient=SKLAD@romashka.example, 1",
    "order={orderID}&recipient=other@romashka.example, 0",
    "order={orderID}&from=2020-01-01T00:00:00Z, 1",
    "order={orderID}&until=2020-01-01T00:00:00Z, 0",
    "call={call}, 1",
    "order=2699999999999, 0",
    "state=failed, 0",
    "'', 5",
    "from=2020-01-01T00:00:00Z, 5",
    "customer={customer}, 5",
    "customer={customer}&event=order_completed, 5",
    "customer={customer}&event=order, 0",
    "customer={customer}&channel=sms, 0",
    "customer={customer}&recipient=sklad@romashka.example&from={yesterday}, 5",
    "recipient=SKLAD@romashka.example, 5",
    "recipient=nobody@romashka.example, 0",
    "recipient=sklad@romashka.example&from={yesterday}, 5",
    "state=sent&from={yesterday}, 5",
    "state=sent&from=2020-01-01T00:00:00Z&until=2020-01-31T00:00:00Z, 0",
  })
  void areFoundByWhatIsKnownOfThem(String query, int found) {
    Reply reply = office.get("/notifications?" + filled(query));
    assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
    assertThat(names(reply)).hasSize(found);
  }

  private static String filled(String query) {
    return query
        .replace("{orderID}", order)
        .replace("{requestID}", one("request_id"))
        .replace("{call}", one("call_id"))
        .replace("{customer}", office.customer.uid().toString())
        .replace("{yesterday}", Instant.now().minusSeconds(86_400).toString());
  }

  private static String one(String column) {
    return stage.text(
        "select " + column + " from notification where " + NotificationStage.of(order));
  }

  @ParameterizedTest
  @CsvSource({
    "recipient=https://romashka.example/hook",
    "state=sent",
    "channel=email&event=order_completed",
    "customer={customer}&from=2020-01-01T00:00:00Z",
    "customer={customer}&until={yesterday}",
    "state=undelivered&from=2020-01-01T00:00:00Z&until=2020-02-02T00:00:00Z",
  })
  void whatNoIndexLeadsToIsRefused(String query) {
    Reply reply = office.get("/notifications?" + filled(query));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.code()).isEqualTo("query-too-broad");
    assertThat(reply.text("detail")).contains("31 days");
  }

  @ParameterizedTest
  @CsvSource({
    "state=lost, ?state",
    "channel=pigeon, ?channel",
    "event=Order, ?event",
    "order=12x, ?order",
    "order=9999999999, ?order",
    "customer=1, ?customer",
    "call=1, ?call",
    "from=yesterday, ?from",
    "until=0001-01-01T00:00:00Z, ?until",
    "after=5, ?after",
    "limit=0, ?limit",
    "limit=501, ?limit",
    "stat=failed, ?stat",
    "recipient=%00, ?recipient",
    "state=lost&limit=x&stat=1, ?stat ?state ?limit",
  })
  void allThatIsWrongWithAQueryIsTold(String query, String pointers) {
    Reply reply = office.get("/notifications?" + query);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.pointers()).isEqualTo(pointers);
  }

  @ParameterizedTest
  @CsvSource({"''", "customer={customer}&", "state=sent&from={yesterday}&"})
  void pagesFollowEachOtherFromTheNewestOn(String query) {
    var seen = new ArrayList<String>();
    String after = "";
    do {
      Reply page = office.get("/notifications?" + filled(query) + "limit=2" + after);
      assertThat(page.status()).as(page.http().body()).isEqualTo(200);
      seen.addAll(names(page));
      after = page.body().has("next") ? "&after=" + page.text("next") : "";
    } while (!after.isEmpty());
    assertThat(seen)
        .isEqualTo(
            stage.texts("select customer_id || '-' || id from notification order by id desc"));
  }

  @Test
  void oneIsShownWithItsTextItsAttemptsAndTheCallThatCausedIt() {
    office
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "insert into delivery_report (customer_id, notification_id, at, outcome,"
                        + " detail) select customer_id, id, now(), 'delayed', '4.4.1 busy' from"
                        + " notification where "
                        + NotificationStage.of(order)));
    Reply reply = office.get("/notifications/" + name);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text("id")).isEqualTo(name);
    assertThat(reply.text("state")).isEqualTo("sent");
    assertThat(reply.text("orderID")).isEqualTo(order);
    assertThat(reply.text("customer")).isEqualTo(office.customer.uid().toString());
    assertThat(reply.text("message")).isEqualTo("api/v1/orders/state");
    assertThat(reply.body().at("/text/subject").stringValue()).contains(order);
    assertThat(reply.body().at("/text/text").stringValue()).contains(order);
    assertThat(reply.body().at("/text/html").stringValue()).contains("<");
    assertThat(reply.body().at("/deliveryAttempts/0/outcome").stringValue()).isEqualTo("sent");
    assertThat(reply.body().at("/deliveryAttempts/0/durationMs").doubleValue()).isNotNegative();
    assertThat(reply.body().at("/deliveryReports/0/detail").stringValue()).isEqualTo("4.4.1 busy");
  }

  @ParameterizedTest
  @CsvSource({"1", "1-999999999", "999999999-1", "x", "1-1-1", "0-1"})
  void whatIsNoNotificationIsNotFound(String id) {
    assertThat(office.get("/notifications/" + id).code()).isEqualTo("notification-not-found");
    assertThat(office.post("/notifications/" + id + "/resend", "").code())
        .isEqualTo("notification-not-found");
  }
}
