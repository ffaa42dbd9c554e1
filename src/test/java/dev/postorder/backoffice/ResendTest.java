package dev.postorder.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.backoffice.BackOffice.Reply;
import dev.postorder.testing.Await;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResendTest {
  private final NotificationStage stage = new NotificationStage();
  private final BackOffice office = stage.office;

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void aDeadLetterGoesOutAgainAsTheSameMessageWithItsScheduleBegunAnew() {
    String order = stage.completed();
    String before = stage.text("select message_id from notification");
    stage.kill(order);
    String path = "/notifications/" + stage.name(order) + "/resend";

    Reply reply = office.post(path, "", "Idempotency-Key", "again");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text("state")).isEqualTo("queued");
    Await.equal(() -> stage.count("state = 'sent'"), 1L);
    assertThat(
            stage.text(
                "select message_id || ' ' || attempts || ' ' || schedule_from from notification"))
        .isEqualTo(before + " 9 8");
    assertThat(stage.text("select note from call where message = 'api/v1/notifications/resend'"))
        .isEqualTo(stage.name(order));

    Reply replayed = office.post(path, "", "Idempotency-Key", "again");
    assertThat(replayed.http().headers().firstValue("Idempotent-Replayed")).hasValue("true");
    Reply refused = office.post(path, "");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("not-failed");
    assertThat(refused.text("detail")).contains("sent");
  }

  @Test
  void whoWasUnsubscribedMeanwhileIsLeftAlone() {
    String order = stage.completed();
    stage.kill(order);
    office.call(
        "PUT",
        "/customers/" + office.customer.uid() + "/unsubscribed/email/sklad@romashka.example",
        "");
    assertThat(office.post("/notifications/" + stage.name(order) + "/resend", "").code())
        .isEqualTo("unsubscribed");
    Reply many = office.post("/notifications/resend", "{\"state\":\"failed\"}");
    assertThat(many.body().path("resent").intValue()).isZero();
    assertThat(stage.count("state = 'failed'")).isEqualTo(1);
  }

  @Test
  void aQuerySendsTheOldestAgainAndSaysWhenThereAreMore() {
    for (int i = 0; i < 3; i++) {
      stage.kill(stage.completed());
    }
    String start = Instant.now().toString();
    Reply two =
        office.post(
            "/notifications/resend",
            "{\"state\":\"failed\",\"channel\":\"email\",\"limit\":2,\"failedUntil\":\""
                + start
                + "\"}");
    assertThat(two.status()).isEqualTo(200);
    assertThat(two.body().path("resent").intValue()).isEqualTo(2);
    assertThat(two.body().path("more").booleanValue()).isTrue();
    assertThat(two.text("failedUntil")).isEqualTo(start);
    assertThat(
            stage.text(
                "select (select min(id) from notification where state = 'failed')"
                    + " = (select max(id) from notification)"))
        .isEqualTo("t");
    Reply last = office.post("/notifications/resend", "{\"state\":\"failed\"}");
    assertThat(last.body().path("resent").intValue()).isEqualTo(1);
    assertThat(last.body().path("more").booleanValue()).isFalse();
    Await.equal(() -> stage.count("state = 'sent'"), 3L);
  }

  @Test
  void onlyWhatAQueryMeansIsSentAgain() {
    stage.kill(stage.completed());
    String[] others = {
      "\"channel\":\"sms\"",
      "\"event\":\"order_state\"",
      "\"host\":\"example.org:443\"",
      "\"recipient\":\"x@example.org\"",
      "\"customer\":\"" + office.newCustomer("Другой").uid() + "\"",
      "\"failedUntil\":\"2020-01-01T00:00:00Z\"",
      "\"failedFrom\":\"2999-01-01T00:00:00Z\""
    };
    for (String other : others) {
      Reply reply = office.post("/notifications/resend", "{\"state\":\"failed\"," + other + "}");
      assertThat(reply.body().path("resent").asInt(-1)).as(other).isZero();
    }
    Reply reply =
        office.post(
            "/notifications/resend",
            """
            {"state":"failed","channel":"email","event":"order_completed","recipient":"SKLAD@romashka.example",
             "customer":"%s","failedFrom":"2020-01-01T00:00:00+03:00"}
            """
                .formatted(office.customer.uid()));
    assertThat(reply.body().path("resent").intValue()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|/state",
        "{\"state\":\"sent\"}|/state",
        "{\"state\":\"failed\",\"limit\":1001}|/limit",
        "{\"state\":\"failed\",\"limit\":0,\"channel\":\"fax\",\"stale\":1}|/stale /channel /limit",
        "{\"state\":\"failed\",\"failedFrom\":\"x\",\"customer\":\"1\"}|/failedFrom /customer",
      })
  void allThatIsWrongWithAQueryIsTold(String body, String pointers) {
    Reply reply = office.post("/notifications/resend", body);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.pointers()).isEqualTo(pointers);
  }

  @Test
  void hostsThatRestAreListedAndWoken() {
    String order = stage.completed();
    office
        .jdbi()
        .useHandle(
            h -> {
              h.execute(
                  "insert into delivery_host values ('email', '', 3, now() + interval '5 minutes',"
                      + " 'connect timed out')");
              h.execute(
                  "update notification set state = 'queued', next_attempt_at = now() + interval '1"
                      + " hour'");
            });
    Reply list = office.get("/delivery-hosts");
    assertThat(list.body().at("/hosts/0/why").stringValue()).isEqualTo("connect timed out");
    assertThat(list.body().at("/hosts/0/resting").booleanValue()).isTrue();
    assertThat(list.body().at("/hosts/0/timesInARow").intValue()).isEqualTo(3);

    assertThat(office.post("/delivery-hosts/wake", "{\"channel\":\"fax\",\"limit\":-1}").pointers())
        .isEqualTo("/channel /limit");
    assertThat(office.post("/delivery-hosts/wake", "{}").pointers()).isEqualTo("/channel");
    Reply none = office.post("/delivery-hosts/wake", "{\"channel\":\"webhook\",\"host\":\"a:1\"}");
    assertThat(none.body().path("woken").asInt(-1)).isZero();
    Reply woken = office.post("/delivery-hosts/wake", "{\"channel\":\"email\"}");
    assertThat(woken.body().path("woken").intValue()).isEqualTo(1);
    assertThat(woken.body().path("more").booleanValue()).isFalse();
    Await.equal(() -> stage.count("state = 'sent' and " + NotificationStage.of(order)), 1L);
    assertThat(office.get("/delivery-hosts").body().path("hosts")).isEmpty();
  }
}
