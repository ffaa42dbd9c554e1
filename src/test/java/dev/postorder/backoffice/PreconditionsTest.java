package dev.postorder.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.backoffice.BackOffice.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ETag and If-Match (RFC 9110, sections 8.8.3 and 13.1.1). */
class PreconditionsTest {
  private static final String WEBHOOK = "{\"url\":\"https://tms.example.org/%s\"}";
  private static final String RULES =
      "{\"rules\":[{\"event\":\"order_state.inway\",\"role\":\"receiver\",\"channel\":\"email\",\"enabled\":%s}]}";

  private static BackOffice office;

  @BeforeAll
  static void start() {
    office = new BackOffice();
  }

  @AfterAll
  static void stop() {
    office.close();
  }

  private static String tag(Reply reply) {
    assertThat(reply.status()).as(reply.http().body()).isIn(200, 201);
    return reply.http().headers().firstValue("ETag").orElseThrow();
  }

  /** Updates twice from one state: the second is told that it came too late. */
  private static void onlyTheFirstCounts(String path, String first, String second) {
    String tag = tag(office.get(path));
    Reply one = office.call("PUT", path, first, "If-Match", tag);
    Reply two = office.call("PUT", path, second, "If-Match", tag);
    assertThat(two.status()).isEqualTo(412);
    assertThat(two.code()).isEqualTo("precondition-failed");
    String now = tag(office.get(path));
    assertThat(tag(one)).isEqualTo(now).isNotEqualTo(tag);
    assertThat(two.text("detail")).contains(now);
  }

  @Test
  void anOrderIsNotOverwrittenUnseen() {
    String number = office.stored("received");
    onlyTheFirstCounts("/orders/" + number, office.order("inway"), office.order("arrived"));
    String seen = tag(office.get("/orders/" + number));
    office.post("/orders/" + number + "/state", "{\"state\":\"arrived\"}");
    assertThat(office.put(number, office.order("inway"), "If-Match", seen).status()).isEqualTo(412);
  }

  @Test
  void aCustomerAndHisRulesAreNotOverwrittenUnseen() {
    String path = "/customers/" + office.newCustomer("ООО «Юг»").uid();
    onlyTheFirstCounts(path, "{\"name\":\"ООО «Юг-1»\"}", "{\"name\":\"ООО «Юг-2»\"}");
    onlyTheFirstCounts(
        path + "/notification-rules", RULES.formatted("true"), RULES.formatted("false"));
  }

  @Test
  void aUserAndAnOperatorAreNotOverwrittenUnseen() {
    String user = "/users/" + office.newUser("vera@romashka.example");
    onlyTheFirstCounts(user, "{}", "{\"disabled\":true}");
    office.post("/operators", "{\"name\":\"ivanova\",\"role\":\"viewer\"}");
    String operator = "/operators/ivanova";
    onlyTheFirstCounts(operator, "{\"role\":\"operator\"}", "{\"role\":\"viewer\"}");
    String seen = tag(office.get(operator));
    office
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    """
                    insert into operator_session (operator_id, id_hash, trail, method, address, user_agent, created_at,
                                                  last_used_at, expires_at)
                    select id, 'x', 'A00000000007', 'password', '127.0.0.1', 'x', now(), now(), now() + interval '1 h'
                    from operator where name = 'ivanova'
                    """));
    assertThat(office.get(operator).body().has("lastUsedAt")).isTrue();
    assertThat(tag(office.get(operator))).isEqualTo(seen);
  }

  @Test
  void theDefaultRulesAreNotOverwrittenUnseen() {
    onlyTheFirstCounts("/notification-rules", RULES.formatted("true"), RULES.formatted("false"));
  }

  @Test
  void aWebhookIsNotOverwrittenOrEndedUnseen() {
    int id = office.post("/webhooks", WEBHOOK.formatted("a")).body().get("id").intValue();
    String path = "/webhooks/" + id;
    String old = tag(office.get(path));
    onlyTheFirstCounts(path, WEBHOOK.formatted("b"), WEBHOOK.formatted("c"));
    assertThat(office.call("DELETE", path, "", "If-Match", old).status()).isEqualTo(412);
    assertThat(office.call("DELETE", path, "", "If-Match", tag(office.get(path))).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "%s", "\"other\", %s"})
  void aTagThatFitsIsEnough(String header) {
    String number = office.stored("received");
    String tag = tag(office.get("/orders/" + number));
    Reply reply = office.put(number, office.order("inway"), "If-Match", header.formatted(tag));
    assertThat(reply.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"W/%s", "\"other\"", "other", "\"\""})
  void noOtherTagFits(String header) {
    String number = office.stored("received");
    String tag = tag(office.get("/orders/" + number));
    Reply reply = office.put(number, office.order("inway"), "If-Match", header.formatted(tag));
    assertThat(reply.status()).isEqualTo(412);
    assertThat(office.get("/orders/" + number).text("state")).isEqualTo("received");
  }

  @Test
  void whatIsNotThereMatchesNothing() {
    Reply reply = office.put(office.newNumber(), office.order("inway"), "If-Match", "*");
    assertThat(reply.status()).isEqualTo(412);
  }

  @Test
  void aCallWithoutItIsAsEver() {
    String number = office.stored("received");
    assertThat(office.put(number, office.order("inway")).status()).isEqualTo(200);
  }
}
