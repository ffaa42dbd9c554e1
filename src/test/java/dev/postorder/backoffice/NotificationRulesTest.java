package dev.postorder.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.backoffice.BackOffice.Reply;
import dev.postorder.notify.Event;
import dev.postorder.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class NotificationRulesTest {
  private static final String DEFAULTS = "/notification-rules";

  private final NotificationStage stage = new NotificationStage();
  private final BackOffice office = stage.office;
  private final String own = "/customers/" + office.customer.uid() + DEFAULTS;

  @AfterEach
  void stop() {
    stage.close();
  }

  private static String rule(String event, String role, String channel, boolean enabled) {
    return "{\"rules\":[{\"event\":\"%s\",\"role\":\"%s\",\"channel\":\"%s\",\"enabled\":%s}]}"
        .formatted(event, role, channel, enabled);
  }

  private static JsonNode find(Reply reply, String event, String role, String channel) {
    for (JsonNode rule : reply.body().path("rules")) {
      if (rule.path("event").asString("").equals(event)
          && rule.path("role").asString("").equals(role)
          && rule.path("channel").asString("").equals(channel)) {
        return rule;
      }
    }
    throw new AssertionError(reply.http().body());
  }

  @Test
  void thereIsADefaultForEveryEventRoleAndChannel() {
    Reply reply = office.get(DEFAULTS);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().path("rules")).hasSize(Event.all().size() * 4 * 2);
    assertThat(Event.all())
        .allSatisfy(event -> assertThat(find(reply, event, "payer", "sms")).isNotEmpty());
    assertThat(find(reply, "order_completed", "sender", "email").path("enabled").booleanValue())
        .isTrue();
  }

  @Test
  void aDefaultThatIsSetHoldsForAllWhoSayNothingThemselves() {
    Reply set = office.call("PUT", DEFAULTS, rule("order_completed", "sender", "email", false));
    assertThat(set.status()).isEqualTo(200);
    assertThat(find(set, "order_completed", "sender", "email").path("enabled").booleanValue())
        .isFalse();
    assertThat(find(set, "order_completed", "receiver", "email").path("enabled").booleanValue())
        .isTrue();
    String number = office.stored("delivery");
    office.post("/orders/" + number + "/state", "{\"state\":\"finished\"}");
    assertThat(stage.count(NotificationStage.of(number))).isZero();

    office.call("PUT", own, rule("order_completed", "sender", "email", true));
    stage.completed();
    assertThat(stage.text("select note from call where message = 'api/v1/notification-rules/put'"))
        .isEqualTo("rules: 1");
  }

  @Test
  void aCustomerKeepsOnlyWhatItSaysItself() {
    Reply first = office.get(own);
    assertThat(find(first, "order_state.inway", "customer", "email").path("origin").stringValue())
        .isEqualTo("installation");
    office.call("PUT", own, rule("order_state.inway", "sender", "email", true));
    Reply read = office.get(own);
    JsonNode rule = find(read, "order_state.inway", "sender", "email");
    assertThat(rule.path("origin").stringValue()).isEqualTo("customer");
    assertThat(rule.path("enabled").booleanValue()).isTrue();
    assertThat(stage.text("select count(*) from notification_rule where customer_id > 0"))
        .isEqualTo("1");

    Reply sentBack = office.call("PUT", own, read.http().body());
    assertThat(sentBack.body()).isEqualTo(read.body());
    assertThat(stage.text("select count(*) from notification_rule where customer_id > 0"))
        .isEqualTo("1");
    String number = office.stored("received");
    office.post("/orders/" + number + "/state", "{\"state\":\"inway\"}");
    Await.equal(() -> stage.count("state = 'sent' and event = 'order_state.inway'"), 1L);

    assertThat(office.call("DELETE", own, "").body()).isEqualTo(first.body());
    assertThat(office.get(own).body()).isEqualTo(first.body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|/rules",
        "{\"rules\":1}|/rules",
        "{\"rules\":[1]}|/rules",
        "{\"rules\":[{}]}|/rules/0/event /rules/0/role /rules/0/channel /rules/0/enabled",
        "{\"rules\":[{\"event\":\"x\",\"role\":\"y\",\"channel\":\"webhook\",\"enabled\":1,\"z\":1}]}|/rules/0/z"
            + " /rules/0/event /rules/0/role /rules/0/channel /rules/0/enabled",
        "{\"rules\":[{\"event\":\"order_queued\",\"role\":\"payer\",\"channel\":\"sms\",\"enabled\":true},"
            + "{\"event\":\"order_queued\",\"role\":\"payer\",\"channel\":\"sms\",\"enabled\":false}]}"
            + "|/rules/1/event",
        "{\"rules\":[{\"event\":\"order_queued\",\"role\":\"payer\",\"channel\":\"sms\",\"enabled\":true,"
            + "\"origin\":\"heaven\"}]}|/rules/0/origin",
      })
  void allThatIsWrongWithRulesIsTold(String body, String pointers) {
    for (String path : new String[] {DEFAULTS, own}) {
      Reply reply = office.call("PUT", path, body);
      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.pointers()).isEqualTo(pointers);
    }
  }

  @Test
  void rulesOfNobodyAreNotFound() {
    String nobody = "/customers/11111111-2222-3333-4444-555555555555" + DEFAULTS;
    assertThat(office.get(nobody).code()).isEqualTo("customer-not-found");
    assertThat(office.call("DELETE", nobody, "").code()).isEqualTo("customer-not-found");
    assertThat(office.call("PUT", nobody, "{\"rules\":[]}").code()).isEqualTo("customer-not-found");
  }
}
