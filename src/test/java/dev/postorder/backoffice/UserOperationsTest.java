package dev.postorder.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.access.Directory;
import dev.postorder.access.KeyKind;
import dev.postorder.backoffice.BackOffice.Reply;
import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Personal tokens, sessions and customers over the back-office API, as freight clients feel it. */
class UserOperationsTest {
  private static BackOffice office;
  private static String appkey;
  private static int users;

  private final String login = office.newUser("user" + ++users + "@romashka.example");
  private final String user = "/users/" + login;

  @BeforeAll
  static void start() {
    office = new BackOffice();
    var directory = new Directory(Clock.systemUTC());
    appkey =
        office.jdbi().withHandle(h -> directory.addKey(h, KeyKind.APPLICATION, "1C").orElseThrow());
  }

  @AfterAll
  static void stop() {
    office.close();
  }

  private static JsonNode freight(String method, String fields) {
    String body = "{\"appkey\":\"" + appkey + "\"," + fields + "}";
    return BackOffice.JSON.readTree(
        office.server().post("/" + method, "application/json", body).body());
  }

  private static String session(String pat) {
    return freight("v4/auth/login", "\"pat\":\"" + pat + "\"").at("/data/sessionID").asString("");
  }

  private String sessionByPassword() {
    return freight("v3/auth/login", "\"login\":\"%s\",\"password\":\"%s\"".formatted(login, login))
        .at("/data/sessionID")
        .asString("");
  }

  private static boolean open(String session) {
    return freight("v3/auth/session_info", "\"sessionID\":\"" + session + "\"").has("data");
  }

  /** Nodes believe what they knew for at most a second. */
  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  @Test
  void aTokenIsShownOnceOpensSessionsAndTakesThemWithItWhenItEnds() {
    Reply added = office.post(user + "/tokens", "{\"name\":\"1C\"}", "Idempotency-Key", login);
    assertThat(added.status()).isEqualTo(201);
    String pat = added.text("pat");
    assertThat(pat).matches("dl-api-[A-Za-z0-9]{40}");
    Reply again = office.post(user + "/tokens", "{\"name\":\"1C\"}", "Idempotency-Key", login);
    assertThat(again.http().headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(again.body().has("pat")).isFalse();

    String session = session(pat);
    assertThat(open(session)).isTrue();
    JsonNode listed = office.get(user + "/tokens").body().at("/tokens/0");
    assertThat(listed.get("lastUsedAt").asString()).isNotEmpty();
    assertThat(listed.has("pat")).isFalse();

    String path = user + "/tokens/" + listed.get("id").asString();
    assertThat(office.call("DELETE", path, "").text("endedAt")).isNotEmpty();
    assertThat(session(pat)).isEmpty();
    await(() -> !open(session));
    assertThat(office.call("DELETE", path, "").code()).isEqualTo("token-not-found");
  }

  @Test
  void neitherTheTokenNorItsHashIsKeptAnywhereElse() {
    String pat = office.post(user + "/tokens", "{\"name\":\"1C\"}").text("pat");
    session(pat);
    freight("v4/auth/login", "\"login\":\"" + pat + "\",\"pat\":{\"a\":\"" + pat + "\"}");
    office.post(user + "/tokens", "{\"name\":\"" + pat + "\",\"other\":1}");
    String message = "message in ('v4/auth/login', 'api/v1/users/tokens/add')";
    await(() -> count("select count(*) from call where " + message) >= 4);
    await(() -> count("select count(*) from call_exchange where request is not null") >= 4);
    String kept =
        "select count(*) from (select x::text as line from call_exchange x union all select i::text"
            + " from idempotency i union all select c::text from call c) l where line like '%"
            + pat
            + "%'";
    assertThat(count(kept)).isZero();
  }

  private static long count(String sql) {
    return office.jdbi().withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
  }

  @Test
  void sessionsAreListedAndEndedOneByOne() {
    String first = sessionByPassword();
    String second = sessionByPassword();
    Reply list = office.get(user + "/sessions");
    assertThat(list.body().at("/sessions")).hasSize(2);
    assertThat(list.http().body()).doesNotContain(first, second);
    JsonNode newest = list.body().at("/sessions/0");
    assertThat(newest.get("face").asString()).isEqualTo("freight");
    assertThat(newest.get("application").asString()).isEqualTo("1C");
    assertThat(newest.get("address").asString()).isEqualTo("127.0.0.1");

    String path = user + "/sessions/" + newest.get("trail").asString();
    assertThat(office.call("DELETE", path, "").body().get("ended").asInt()).isEqualTo(1);
    await(() -> !open(second));
    assertThat(open(first)).isTrue();
    assertThat(office.call("DELETE", path, "").code()).isEqualTo("session-not-found");
    assertThat(office.call("DELETE", user + "/sessions", "").body().get("ended").asInt())
        .isEqualTo(1);
    await(() -> !open(first));
    assertThat(office.get(user + "/sessions").body().at("/sessions")).isEmpty();
  }

  @Test
  void anotherUsersSessionsAndTokensAreNotHis() {
    sessionByPassword();
    String trail = office.get(user + "/sessions").body().at("/sessions/0/trail").asString();
    String id = office.post(user + "/tokens", "{\"name\":\"1C\"}").text("id");
    String other = "/users/" + office.newUser("other" + users + "@romashka.example");
    assertThat(office.call("DELETE", other + "/sessions/" + trail, "").status()).isEqualTo(404);
    assertThat(office.call("DELETE", other + "/tokens/" + id, "").status()).isEqualTo(404);
    for (String path : List.of("/sessions", "/tokens")) {
      assertThat(office.get("/users/nobody@romashka.example" + path).code())
          .isEqualTo("user-not-found");
    }
  }

  @Test
  void aWrongTokenRequestIsToldAllThatIsWrong() {
    Reply wrong = office.post(user + "/tokens", "{\"expiresAt\":\"2001-01-01T00:00:00Z\",\"x\":1}");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.pointers()).isEqualTo("/x /name /expiresAt");
  }

  @Test
  void customersArePutAndRead() {
    String uid = java.util.UUID.randomUUID().toString();
    String body =
        """
        {"name":"Петрова Анна","juridical":false,"form":"0xAB91FEEA04F6D4AD48DF42161B6C2E7A",
         "document":{"type":"passport","serial":"2810","number":"123456"},"cashOnDelivery":true,
         "manager":{"name":"Иванов","phone":"78005551234","email":"i@example.org"}}\
        """;
    Reply put = office.call("PUT", "/customers/" + uid, body);
    assertThat(put.status()).isEqualTo(201);
    Reply read = office.get("/customers/" + uid);
    assertThat(read.body()).isEqualTo(put.body());
    Reply back = office.call("PUT", "/customers/" + uid, read.http().body());
    assertThat(back.status()).isEqualTo(200);
    assertThat(back.body()).isEqualTo(put.body());
    assertThat(office.call("PUT", "/customers/" + uid, "{\"name\":\"Петрова\"}").body().has("form"))
        .isFalse();
    assertThat(office.get("/customers/1-1-1-1-1").code()).isEqualTo("customer-not-found");
    Reply wrong =
        office.call("PUT", "/customers/" + uid, "{\"document\":{\"type\":\"x\"},\"form\":\"1\"}");
    assertThat(wrong.pointers()).isEqualTo("/name /document/type /form");
  }

  @Test
  void tokensAndSessionsOfAllAreFoundByUserAndCustomer() {
    String first = office.post(user + "/tokens", "{\"name\":\"first\"}").text("id");
    String second = office.post(user + "/tokens", "{\"name\":\"second\"}").text("id");
    office.call("DELETE", user + "/tokens/" + first, "");
    String mine = "?user=" + login.toUpperCase(java.util.Locale.ROOT).replace("@", "%40");
    assertThat(ids(office.get("/tokens" + mine), "tokens", "id")).containsExactly(first, second);
    assertThat(ids(office.get("/tokens" + mine + "&valid=true"), "tokens", "id"))
        .containsExactly(second);
    Reply page = office.get("/tokens" + mine + "&limit=1");
    assertThat(page.body().at("/tokens/0/user").asString()).isEqualTo(login);
    assertThat(ids(office.get("/tokens" + mine + "&after=" + page.text("next")), "tokens", "id"))
        .containsExactly(second);

    sessionByPassword();
    sessionByPassword();
    List<String> open = ids(office.get(user + "/sessions"), "sessions", "trail");
    assertThat(open).hasSize(2);
    assertThat(ids(office.get("/sessions" + mine), "sessions", "trail")).isEqualTo(open);
    Reply newest = office.get("/sessions" + mine + "&limit=1");
    assertThat(
            ids(
                office.get("/sessions" + mine + "&after=" + newest.text("next")),
                "sessions",
                "trail"))
        .containsExactly(open.get(1));

    String customer = office.newCustomer("ООО «Ясень»").uid().toString();
    String of = "?customer=" + customer;
    assertThat(office.get("/sessions" + of).body().at("/sessions")).isEmpty();
    assertThat(office.get("/tokens" + of).body().at("/tokens")).isEmpty();
    office.call(
        "PUT", user, "{\"access\":[{\"customer\":\"%s\",\"level\":1}]}".formatted(customer));
    assertThat(office.get("/sessions" + of).body().at("/sessions")).hasSize(2);
    assertThat(office.get("/tokens" + of).body().at("/tokens")).hasSize(2);
    office.call("PUT", user, "{\"disabled\":true}");
    assertThat(office.get("/sessions" + mine).body().at("/sessions")).isEmpty();
    assertThat(office.get("/tokens" + mine + "&valid=true").body().at("/tokens")).isEmpty();
  }

  private static List<String> ids(Reply reply, String list, String name) {
    assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
    return reply.body().get(list).valueStream().map(item -> item.get(name).asString()).toList();
  }
}
