package dev.postorder.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.backoffice.BackOffice.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class RenotifyOperationTest {
  private static NotificationStage stage;
  private static BackOffice office;
  private static String order;
  private static String path;
  private static String webhook;
  private static String otherWebhook;

  @BeforeAll
  static void start() {
    stage = new NotificationStage("sms.transport=mailbox");
    office = stage.office;
    order = office.stored("delivery");
    office.post("/orders/" + order + "/state", "{\"state\":\"finished\"}");
    path = "/orders/" + order + "/renotify";
    webhook = webhook("null");
    otherWebhook = webhook("'{order.change.contact_info}'");
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  private static String webhook(String types) {
    return stage.text(
        """
        insert into webhook (url, host, event_types, order_roles, state, created_at, updated_at)
        values ('https://hooks.example.org/a?key=1', 'hooks.example.org:443', %s, '{sender}', 'enabled', now(), now())
        returning id
        """
            .formatted(types));
  }

  private static long notifications() {
    return stage.count(NotificationStage.of(order));
  }

  @Test
  void aDryRunShowsWhatWouldBeFormedAndChangesNothing() {
    long before = notifications();
    Reply reply = office.post(path, "{\"dryRun\":true}");
    assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
    JsonNode drafts = reply.body().path("notifications");
    assertThat(drafts).hasSize(3);
    JsonNode letter = drafts.get(0);
    assertThat(letter.path("channel").stringValue()).isEqualTo("email");
    assertThat(letter.path("role").stringValue()).isEqualTo("sender");
    assertThat(letter.path("language").stringValue()).isEqualTo("ru");
    assertThat(letter.at("/text/subject").stringValue()).contains(order);
    assertThat(letter.at("/text/html").stringValue()).contains("<html");
    assertThat(letter.path("first").stringValue())
        .isEqualTo(
            stage.text(
                "select min(customer_id || '-' || id) from notification where channel = 'email' and"
                    + " "
                    + NotificationStage.of(order)));
    JsonNode sms = drafts.get(1);
    assertThat(sms.path("channel").stringValue()).isEqualTo("sms");
    assertThat(sms.path("recipient").stringValue()).isEqualTo("79201234502");
    assertThat(sms.at("/text/text").stringValue()).contains(order);
    JsonNode hook = drafts.get(2);
    assertThat(hook.path("recipient").stringValue()).isEqualTo("https://hooks.example.org/a");
    assertThat(hook.at("/body/type").stringValue()).isEqualTo("order.state.finished");
    assertThat(hook.at("/body/data/orderID").stringValue()).isEqualTo(order);
    assertThat(notifications()).isEqualTo(before);
  }

  @Test
  void allAreToldAgainEachLinkedToItsFirst() {
    Reply reply = office.post(path, "{}", "Idempotency-Key", "all");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().path("notifications").intValue()).isEqualTo(3);
    String call = reply.text("call");
    assertThat(
            stage.texts(
                "select channel || ' ' || recipient || ' ' || (first_id is not null) from"
                    + " notification where call_id = '"
                    + call
                    + "' order by id"))
        .containsExactly(
            "email sklad@romashka.example true",
            "sms 79201234502 true",
            "webhook https://hooks.example.org/a false");
    assertThat(stage.text("select note || ' ' || request_id from call where id = '" + call + "'"))
        .startsWith("уведомлений: 3 ");
    Reply again = office.post(path, "{}", "Idempotency-Key", "all");
    assertThat(again.text("call")).isEqualTo(call);
    assertThat(stage.text("select count(distinct message_id) = count(*) from notification"))
        .isEqualTo("t");
  }

  @Test
  void onlyThoseWhoAreNamedAreToldInTheirRoleAndLanguage() {
    String body =
        """
        {"recipients":[{"channel":"email","recipient":"boss@example.org","language":"en"},
          {"channel":"email","recipient":"Sklad@romashka.example"},
          {"channel":"sms","recipient":"89161234567","role":"receiver"},
          {"channel":"webhook","recipient":"%s"}]%s}
        """;
    Reply draft = office.post(path, body.formatted(webhook, ",\"dryRun\":true"));
    assertThat(draft.body().path("notifications")).hasSize(4);
    assertThat(draft.body().at("/notifications/0/text/subject").stringValue())
        .contains("completed");
    Reply reply = office.post(path, body.formatted(webhook, ""));
    assertThat(reply.body().path("notifications").intValue()).isEqualTo(4);
    assertThat(
            stage.texts(
                """
                select n.channel || ' ' || n.recipient || ' ' || n.role || ' ' || n.language || ' '
                       || coalesce((select f.recipient from notification f where f.id = n.first_id), 'none')
                from notification n where call_id = '%s' and channel <> 'webhook' order by id
                """
                    .formatted(reply.text("call"))))
        .containsExactly(
            "email boss@example.org customer en none",
            "email Sklad@romashka.example sender ru sklad@romashka.example",
            "sms 79161234567 receiver ru 79201234502");
  }

  @Test
  void whoCannotBeToldIsRefusedBeforeAnythingIsFormed() {
    office.call(
        "PUT", "/customers/" + office.customer.uid() + "/unsubscribed/email/no@example.org", "");
    long before = notifications();
    String body =
        """
        {"dryRun":%s,"recipients":[{"channel":"email","recipient":"NO@example.org"},
          {"channel":"email","recipient":"yes@example.org"},
          {"channel":"sms","recipient":"4951234567"},
          {"channel":"webhook","recipient":"999999"},{"channel":"webhook","recipient":"%s"}]}
        """;
    for (boolean dry : new boolean[] {true, false}) {
      Reply reply = office.post(path, body.formatted(dry, otherWebhook));
      assertThat(reply.pointers())
          .isEqualTo(
              "/recipients/0/recipient /recipients/2/recipient /recipients/3/recipient"
                  + " /recipients/4/recipient");
    }
    assertThat(notifications()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"dryrun\":true}|/dryrun",
        "{\"dryRun\":\"yes\",\"recipients\":[]}|/dryRun /recipients",
        "{\"recipients\":{}}|/recipients",
        "{\"recipients\":[{}]}|/recipients/0/channel /recipients/0/recipient",
        "{\"recipients\":[{\"channel\":\"fax\",\"recipient\":\"1\"}]}|/recipients/0/channel",
        "{\"recipients\":[{\"channel\":\"email\",\"recipient\":\"79161234567\"},"
            + "{\"channel\":\"sms\",\"recipient\":\"a@example.org\",\"role\":\"third\",\"language\":\"de\"},"
            + "{\"channel\":\"webhook\",\"recipient\":\"https://hooks.example.org/a\"}]}|/recipients/0/recipient"
            + " /recipients/1/recipient /recipients/1/role /recipients/1/language"
            + " /recipients/2/recipient",
        "{\"recipients\":[{\"channel\":\"email\",\"recipient\":\"a@example.org\"},"
            + "{\"channel\":\"email\",\"recipient\":\"A@example.org\"}]}|/recipients/1/recipient",
      })
  void allThatIsWrongWithAWishIsTold(String body, String pointers) {
    Reply reply = office.post(path, body);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.pointers()).isEqualTo(pointers);
  }

  @Test
  void onlyACompletedOrderIsToldAgain() {
    String open = office.stored("inway");
    for (String body : new String[] {"{}", "{\"dryRun\":true}"}) {
      Reply reply = office.post("/orders/" + open + "/renotify", body);
      assertThat(reply.status()).isEqualTo(409);
      assertThat(reply.code()).isEqualTo("state-forbids");
      assertThat(reply.text("detail")).contains("inway");
      assertThat(office.post("/orders/2699999999999/renotify", body).code())
          .isEqualTo("order-not-found");
    }
  }

  @Test
  void withoutATransportNoSmsIsPromised() {
    try (var plain = new NotificationStage()) {
      String number = plain.completed();
      Reply reply =
          plain.office.post(
              "/orders/" + number + "/renotify",
              "{\"recipients\":[{\"channel\":\"sms\",\"recipient\":\"79161234567\"}]}");
      assertThat(reply.pointers()).isEqualTo("/recipients/0/channel");
    }
  }

  @Test
  void withinTheIntervalItIsRefusedWithTheTimeToWait() {
    try (var limited = new NotificationStage("limits.renotify-interval=1h")) {
      String number = limited.completed();
      String its = "/orders/" + number + "/renotify";
      assertThat(limited.office.post(its, "{}").status()).isEqualTo(200);
      Reply reply = limited.office.post(its, "{}");
      assertThat(reply.status()).isEqualTo(429);
      assertThat(reply.code()).isEqualTo("too-soon");
      assertThat(reply.http().headers().firstValueAsLong("Retry-After").orElseThrow())
          .isBetween(3500L, 3600L);
      assertThat(limited.office.post(its, "{\"dryRun\":true}").status()).isEqualTo(200);
      assertThat(limited.office.post("/orders/" + limited.completed() + "/renotify", "{}").status())
          .isEqualTo(200);
    }
  }
}
