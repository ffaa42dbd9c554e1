package dev.postorder.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import dev.postorder.backoffice.BackOffice.Reply;
import dev.postorder.testing.Await;
import dev.postorder.testing.Receiver;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The carrier's subscriptions over the back-office API, up to what arrives. */
class WebhookOperationsTest {
  private static final Receiver RECEIVER = new Receiver();
  private static BackOffice office;

  @BeforeAll
  static void start() {
    office = new BackOffice("outgoing.allowed-networks=127.0.0.0/8", "outgoing.plain-http=true");
  }

  @AfterAll
  static void stop() {
    office.close();
    RECEIVER.close();
  }

  private static Reply add(String path, String more) {
    Reply added =
        office.post("/webhooks", "{\"url\":\"%s\"%s}".formatted(RECEIVER.url(path), more));
    assertThat(added.status()).as(added.http().body()).isEqualTo(201);
    return added;
  }

  private static List<Receiver.Hook> came(String path) {
    return RECEIVER.hooks().stream().filter(hook -> hook.path().equals(path)).toList();
  }

  private static void verify(String secret, Receiver.Hook hook) throws Exception {
    Map<String, List<String>> headers =
        hook.headers().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
    new Webhook(secret).verify(hook.body(), HttpHeaders.of(headers, (name, value) -> true));
  }

  @Test
  void whatItAddsArrivesSignedWithTheSecretThatWasToldOnce() throws Exception {
    Reply added = add("/arrives", ",\"customer\":\"" + office.customer.uid() + "\"");
    String secret = added.text("secret");
    assertThat(secret).startsWith("whsec_");
    String path = "/webhooks/" + added.body().get("id").asInt();
    assertThat(added.http().headers().firstValue("Location")).contains("/api/v1" + path);
    assertThat(office.get(path).body().has("secret")).isFalse();

    office.stored("received");
    Await.equal(() -> came("/arrives").size(), 1);
    verify(secret, came("/arrives").getFirst());
    assertThat(came("/arrives").getFirst().type()).isEqualTo("order.state.received");
  }

  @Test
  void aNewSecretIsToldOnce_andNeitherIsKept() throws Exception {
    Reply added = add("/rotates", "");
    String old = added.text("secret");
    String path = "/webhooks/" + added.body().get("id").asInt();
    Reply rotated = office.post(path + "/secret", "{\"overlapHours\":2}", "Idempotency-Key", "r1");
    String fresh = rotated.text("secret");
    assertThat(fresh).startsWith("whsec_").isNotEqualTo(old);
    assertThat(rotated.text("previousSecretUntil")).isNotEmpty();
    Reply again = office.post(path + "/secret", "{\"overlapHours\":2}", "Idempotency-Key", "r1");
    assertThat(again.http().headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(again.body().has("secret")).isFalse();

    assertThat(office.post(path + "/test", "").body().get("received").asBoolean()).isTrue();
    Receiver.Hook hook = came("/rotates").getFirst();
    verify(old, hook);
    verify(fresh, hook);
    office.post(path + "/secret", "{\"overlapHours\":0}");
    office.post(path + "/test", "");
    assertThat(came("/rotates").getLast().headers().get("webhook-signature")).doesNotContain(" ");

    for (String table : List.of("idempotency", "webhook", "call", "call_exchange")) {
      List<String> rows =
          office
              .jdbi()
              .withHandle(
                  h ->
                      h.createQuery("select t::text from " + table + " t")
                          .mapTo(String.class)
                          .list());
      assertThat(rows)
          .as(table)
          .noneMatch(row -> row.contains(old.substring(6)) || row.contains(fresh.substring(6)));
    }
  }

  @Test
  void ed25519TellsItsPublicKeyInstead() {
    Reply added = add("/ed25519", ",\"signature\":\"ed25519\"");
    assertThat(added.body().has("secret")).isFalse();
    assertThat(added.text("publicKey")).startsWith("whpk_");
    String path = "/webhooks/" + added.body().get("id").asInt();
    assertThat(office.get(path).text("publicKey")).isEqualTo(added.text("publicKey"));
    office.post(path + "/test", "");
    assertThat(came("/ed25519").getFirst().headers().get("webhook-signature")).startsWith("v1a,");
    Reply rotated = office.post(path + "/secret", "{}");
    assertThat(rotated.body().has("secret")).isFalse();
    assertThat(rotated.text("publicKey")).isNotEqualTo(added.text("publicKey"));
    Reply changed =
        office.call(
            "PUT", path, "{\"url\":\"%s\",\"signature\":\"hmac\"}".formatted(RECEIVER.url("/x")));
    assertThat(changed.pointers()).isEqualTo("/signature");
    assertThat(office.get(path).text("url")).endsWith("/ed25519");
  }

  @Test
  void aTestShowsWhatTheReceiverSays() {
    int id = add("/tests", "").body().get("id").asInt();
    RECEIVER.answers("/tests", 418);
    Reply tested = office.post("/webhooks/" + id + "/test", "");
    assertThat(tested.status()).isEqualTo(200);
    assertThat(tested.body().get("received").asBoolean()).isFalse();
    assertThat(tested.text("answer")).isEqualTo("HTTP 418 status 418");
    Receiver.Hook hook = came("/tests").getFirst();
    assertThat(hook.headers().get("webhook-id")).isEqualTo(tested.text("messageId"));
    assertThat(hook.json().toString())
        .matches(
            "\\{\"type\":\"webhook.test\",\"timestamp\":\".*Z\",\"data\":\\{\"webhookID\":"
                + id
                + "}}");
  }

  @Test
  void whatGetAnswersMayBePutBack_andDeletedIsGone() {
    Reply added = add("/back", ",\"eventTypes\":[\"order.state.inway\",\"order.change.payer\"]");
    String path = "/webhooks/" + added.body().get("id").asInt();
    Reply got = office.get(path);
    Reply put = office.call("PUT", path, got.http().body());
    assertThat(put.status()).as(put.http().body()).isEqualTo(200);
    assertThat(put.body().get("eventTypes")).isEqualTo(got.body().get("eventTypes"));
    Reply off = office.call("PUT", path, "{\"url\":\"https://example.org/\",\"enabled\":false}");
    assertThat(off.body().get("enabled").asBoolean()).isFalse();
    assertThat(off.body().has("eventTypes")).isFalse();
    assertThat(office.get("/webhooks?enabled=false").body().toString()).contains("example.org");
    assertThat(office.get(path + "/attempts").body().at("/attempts").size()).isZero();
    assertThat(office.call("DELETE", path, "").status()).isEqualTo(200);
    for (String gone : List.of(path, path + "/attempts", "/webhooks/x", "/webhooks/99999999999")) {
      assertThat(office.get(gone).code()).isEqualTo("webhook-not-found");
    }
    assertThat(office.post(path + "/test", "").code()).isEqualTo("webhook-not-found");
    assertThat(office.post(path + "/secret", "{}").code()).isEqualTo("webhook-not-found");
    assertThat(office.call("DELETE", path, "").code()).isEqualTo("webhook-not-found");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | /url",
        "{'url':'nowhere','enabled':1,'eventTypes':[],'customer':'x','signature':'rsa','more':1}"
            + " | /more /url /customer /eventTypes /enabled /signature",
        "{'url':'http://10.0.0.1/'} | /url",
        "{'url':'http://2130706433/'} | /url",
        "{'url':'https://user@example.org/'} | /url",
        "{'url':'https://example.org/','eventTypes':['order.state.inway','nothing',5]}"
            + " | /eventTypes/1 /eventTypes/2",
        "{'url':'https://example.org/','customer':'7f3c2a52-2f1d-4e0b-9a53-0b8a3f1f6a01'} |"
            + " /customer",
      })
  void allFaultsAreToldAtOnce(String body, String pointers) {
    Reply refused = office.post("/webhooks", body.replace('\'', '"'));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.pointers()).isEqualTo(pointers);
  }

  @Test
  void aSecretIsNotKeptForEver() {
    int id = add("/long", "").body().get("id").asInt();
    String path = "/webhooks/" + id + "/secret";
    assertThat(office.post(path, "{\"overlapHours\":169}").pointers()).isEqualTo("/overlapHours");
    assertThat(office.post(path, "{\"overlapHours\":-1}").pointers()).isEqualTo("/overlapHours");
    assertThat(office.post(path, "{\"hours\":1}").pointers()).isEqualTo("/hours");
  }

  @Test
  void thoseOfUsersAreShownOnly() {
    String login = office.newUser("hooks@romashka.example");
    int id =
        office
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery(
                            """
                            insert into webhook (user_id, url, host, order_roles, state, off_because, created_at, updated_at)
                            select id, 'https://a.example/', 'a.example:443', '{sender}', 'disabled', 'HTTP 404', now(), now()
                            from app_user where login = :login returning id
                            """)
                        .bind("login", login)
                        .mapTo(int.class)
                        .one());
    Reply shown = office.get("/webhooks/" + id);
    assertThat(shown.text("user")).isEqualTo(login);
    assertThat(shown.text("offBecause")).isEqualTo("HTTP 404");
    assertThat(shown.body().at("/orderRoles/0").asString()).isEqualTo("sender");
    assertThat(office.call("DELETE", "/webhooks/" + id, "").code()).isEqualTo("webhook-of-user");
    assertThat(office.call("PUT", "/webhooks/" + id, "{\"url\":\"https://b.example/\"}").code())
        .isEqualTo("webhook-of-user");
    assertThat(office.post("/webhooks/" + id + "/test", "").code()).isEqualTo("webhook-of-user");
  }

  @Test
  void isFoundByUrlCustomerAndUserAndTellsWhatWasAnsweredLast() {
    String customer = office.newCustomer("ООО «Вяз»").uid().toString();
    Reply added = add("/found", ",\"customer\":\"" + customer + "\",\"enabled\":false");
    String id = added.text("id");
    String login = office.newUser("vyaz@vyaz.example");
    office
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    """
                    insert into webhook (user_id, url, host, order_roles, state, created_at, updated_at)
                    select id, 'https://vyaz.example/in', 'vyaz.example:443', '{sender}', 'enabled', now(), now()
                    from app_user where login = ?
                    """,
                    login));
    String host = RECEIVER.url("").replaceFirst("https?://", "").replaceFirst("/.*", "");
    assertThat(found("search=" + host + "/found")).containsExactly(id);
    assertThat(found("search=vyaz.ex")).hasSize(1);
    assertThat(found("search=vyaz%40")).hasSize(1).isEqualTo(found("user=vyaz%40vyaz.example"));
    assertThat(found("search=v%25")).isEmpty();
    assertThat(found("customer=" + customer)).contains(id);
    assertThat(found("customer=" + office.customer.uid())).doesNotContain(id);
    String user = found("user=" + login).getFirst();
    assertThat(found("customer=" + customer)).doesNotContain(user);
    office.call(
        "PUT",
        "/users/" + login,
        "{\"access\":[{\"customer\":\"%s\",\"level\":3}]}".formatted(customer));
    assertThat(found("customer=" + customer)).contains(user, id);

    assertThat(office.get("/webhooks/" + id + "/attempts").body().has("lastAnswer")).isFalse();
    office.call("PUT", "/webhooks/" + id, "{\"url\":\"%s\"}".formatted(RECEIVER.url("/found")));
    String tag = office.get("/webhooks/" + id).http().headers().firstValue("ETag").orElseThrow();
    office.stored("received");
    Await.satisfied(
        () -> office.get("/webhooks/" + id + "/attempts").body().path("lastAnswer"),
        last -> assertThat(last.path("received").asBoolean()).isTrue());
    assertThat(office.get("/webhooks/" + id).http().headers().firstValue("ETag")).hasValue(tag);
    Reply listed = office.get("/webhooks?search=" + host + "/found");
    assertThat(listed.body().at("/webhooks/0/lastAnswer/answer").asString()).startsWith("HTTP 2");
  }

  private static List<String> found(String query) {
    Reply reply = office.get("/webhooks?limit=500&" + query);
    assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
    return reply.body().get("webhooks").valueStream().map(w -> w.get("id").asString()).toList();
  }
}
