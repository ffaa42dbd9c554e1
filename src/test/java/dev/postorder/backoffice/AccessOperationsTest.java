package dev.postorder.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.access.OperatorRole;
import dev.postorder.backoffice.BackOffice.Reply;
import dev.postorder.testing.ConsoleVisitor;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Operators, keys and applications over the back-office API. */
class AccessOperationsTest {
  private static BackOffice office;

  @BeforeAll
  static void start() {
    office = new BackOffice();
  }

  @AfterAll
  static void stop() {
    office.close();
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private static long count(String sql) {
    return office.jdbi().withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
  }

  /** How often a secret stands in what is kept of calls. */
  private static long kept(String secret) {
    return count(
        "select count(*) from (select x::text as line from call_exchange x union all select i::text"
            + " from idempotency i union all select c::text from call c) l where line like '%"
            + secret
            + "%'");
  }

  private static int asks(String key) {
    return BackOffice.reply(
            office.server().send("GET", "/api/v1/status", "", "Authorization", "Bearer " + key))
        .status();
  }

  @Test
  void anOperatorIsAddedSetAndDisabled() {
    Reply added = office.post("/operators", "{\"name\":\"petrova\",\"role\":\"viewer\"}");
    assertThat(added.status()).isEqualTo(201);
    assertThat(added.text("displayName")).isEqualTo("petrova");
    String path = "/operators/petrova";
    Reply set =
        office.call("PUT", path, "{\"role\":\"operator\",\"personalData\":true,\"disabled\":true}");
    assertThat(set.text("role")).isEqualTo("operator");
    assertThat(set.body().get("personalData").booleanValue()).isTrue();
    assertThat(set.body().get("disabled").booleanValue()).isTrue();
    assertThat(office.post(path + "/link", "").code()).isEqualTo("operator-not-found");
    Reply back = office.call("PUT", path, office.get(path).http().body());
    assertThat(back.body()).isEqualTo(set.body());
    assertThat(office.call("PUT", path, "{\"role\":\"viewer\"}").body().get("disabled").asBoolean())
        .isFalse();
    assertThat(office.get("/operators").http().body()).contains("\"petrova\"");
    assertThat(
            office.call("PUT", path, "{\"role\":\"viewer\",\"language\":\"en\"}").text("language"))
        .isEqualTo("en");
    assertThat(office.call("PUT", path, "{\"role\":\"viewer\",\"language\":\"de\"}").status())
        .isEqualTo(422);
  }

  @Test
  void oneSessionOfAnOperatorIsEndedAndHisSecondFactorTaken() {
    var first = ConsoleVisitor.of(office.server(), OperatorRole.VIEWER);
    String path = "/operators/" + first.name();
    String trail = office.get(path + "/sessions").body().at("/sessions/0/trail").asString();
    assertThat(office.call("DELETE", "/operators/nobody/sessions/" + trail, "").code())
        .isEqualTo("operator-not-found");
    assertThat(office.call("DELETE", path + "/sessions/" + trail, "").body().get("ended").asInt())
        .isEqualTo(1);
    assertThat(office.call("DELETE", path + "/sessions/" + trail, "").code())
        .isEqualTo("session-not-found");
    assertThat(office.server().get("/console/log", "Cookie", first.cookie()).statusCode())
        .isEqualTo(303);

    office
        .server()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "update operator set totp_id = gen_random_uuid() where name = ?",
                    first.name()));
    assertThat(office.get(path).body().get("twoFactor").booleanValue()).isTrue();
    Reply taken = office.call("DELETE", path + "/two-factor", "");
    assertThat(taken.body().get("twoFactor").booleanValue()).isFalse();
    assertThat(office.call("DELETE", path + "/two-factor", "").status()).isEqualTo(200);
  }

  @Test
  void theLinkLetsHimInAndStandsNowhereElse() {
    String body = "{\"name\":\"sidorova\",\"role\":\"viewer\"}";
    Reply added = office.post("/operators", body, "Idempotency-Key", "sidorova");
    String link = added.text("signInLink");
    Reply again = office.post("/operators", body, "Idempotency-Key", "sidorova");
    assertThat(again.http().headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(again.body().has("signInLink")).isFalse();
    String page = URI.create(link).getPath();
    assertThat(office.server().get(page).statusCode()).isEqualTo(200);
    String newer = office.post("/operators/sidorova/link", "").text("signInLink");
    assertThat(office.server().get(page).body()).doesNotContain("name=\"password\"");
    assertThat(office.server().get(URI.create(newer).getPath()).body()).contains("password");
    await(() -> count("select count(*) from call_exchange where answer like '%signInLink%'") >= 2);
    assertThat(kept(link.substring(link.lastIndexOf('/') + 1))).isZero();
  }

  @Test
  void keysWorkUntilTheyAreDisabled() {
    String body = "{\"name\":\"warehouse\",\"role\":\"viewer\"}";
    Reply added = office.post("/api-keys", body, "Idempotency-Key", "warehouse");
    String key = added.text("apiKey");
    assertThat(asks(key)).isEqualTo(200);
    assertThat(office.post("/api-keys", body, "Idempotency-Key", "warehouse").body().has("apiKey"))
        .isFalse();
    assertThat(office.post("/api-keys", body).code()).isEqualTo("name-taken");
    String path = "/api-keys/" + added.text("id");
    assertThat(office.call("DELETE", path, "").body().get("disabled").booleanValue()).isTrue();
    await(() -> asks(key) == 401);
    assertThat(office.call("DELETE", path, "").code()).isEqualTo("key-not-found");
    assertThat(office.get(path).text("role")).isEqualTo("viewer");
    assertThat(kept(key)).isZero();
  }

  @Test
  void customersAreFoundByNameInnAndUid() {
    String uid = "0f0f0f0f-aaaa-4a43-9f0c-3f5a4ad7f0c1";
    office.call("PUT", "/customers/" + uid, "{\"name\":\"ООО «Ёлка-Юг»\",\"inn\":\"7712345678\"}");
    for (String search : List.of("ёлк", "ооо+юг", "77123", "0f0f0f0f-aa")) {
      String query = URLEncoder.encode(search, StandardCharsets.UTF_8).replace("%2B", "+");
      Reply found = office.get("/customers?search=" + query);
      assertThat(found.body().at("/customers")).as(search).hasSize(1);
      assertThat(found.body().at("/customers/0/uid").asString()).isEqualTo(uid);
    }
    assertThat(office.get("/customers?search=0f-0f").body().at("/customers")).isEmpty();
    Reply first = office.get("/customers?limit=1");
    String next = first.body().get("next").asString();
    Reply second = office.get("/customers?limit=1&after=" + next);
    assertThat(second.body().at("/customers/0")).isNotEqualTo(first.body().at("/customers/0"));
  }

  @Test
  void levelsForADisabledCustomerAreHeldUntilItIsEnabledAgain() {
    String uid = office.newCustomer("ООО «Тишина»").uid().toString();
    String path = "/customers/" + uid;
    String grant = "{\"access\":[{\"customer\":\"" + uid + "\",\"level\":%d}]}";
    String user = "/users/" + office.newUser("tisha@tishina.example");
    office.call("PUT", user, grant.formatted(2));

    Reply disabled = office.call("PUT", path, "{\"name\":\"ООО «Тишина»\",\"disabled\":true}");
    assertThat(disabled.body().get("disabled").booleanValue()).isTrue();
    assertThat(office.get(path).body()).isEqualTo(disabled.body());
    Reply renamed = office.call("PUT", path, "{\"name\":\"АО «Тишина»\"}");
    assertThat(renamed.body().get("disabled").booleanValue()).isTrue();
    assertThat(office.get(user).body().at("/access/0/level").intValue()).isEqualTo(2);
    assertThat(office.get("/users?customer=" + uid).body().at("/users")).hasSize(1);
    assertThat(levels(uid)).isEqualTo("0/2");
    office.call("PUT", user, grant.formatted(3));
    assertThat(levels(uid)).isEqualTo("0/3");

    String order = "{\"customer\":\"%s\",\"state\":\"received\",%s}";
    String rest =
        "\"pickup\":{\"variant\":\"terminal\"},\"delivery\":{\"variant\":\"terminal\"},"
            + "\"parties\":{\"sender\":{\"name\":\"a\"},\"receiver\":{\"name\":\"b\"}}";
    String body = order.formatted(uid, rest);
    assertThat(office.call("PUT", "/orders/2600000077001", body).pointers()).isEqualTo("/customer");
    Reply wrong = office.call("PUT", path, "{\"disabled\":\"no\"}");
    assertThat(wrong.pointers()).isEqualTo("/name /disabled");

    Reply enabled = office.call("PUT", path, "{\"name\":\"АО «Тишина»\",\"disabled\":false}");
    assertThat(enabled.body().get("disabled").booleanValue()).isFalse();
    assertThat(levels(uid)).isEqualTo("3/-");
    assertThat(office.call("PUT", "/orders/2600000077001", body).status()).isEqualTo(201);
    office.call("PUT", path, "{\"name\":\"АО «Тишина»\",\"disabled\":true}");
    assertThat(office.call("PUT", "/orders/2600000077001", body).status()).isEqualTo(200);
  }

  /** The level that holds and the one that is held, of the only user of a customer. */
  private static String levels(String uid) {
    return office
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        "select a.level || '/' || coalesce(a.held_level::text, '-') from access a"
                            + " join customer c on c.id = a.customer_id where c.uid = ?::uuid")
                    .bind(0, uid)
                    .mapTo(String.class)
                    .one());
  }

  @Test
  void usersAreAddedSetAndGivenPasswords() {
    String customer = office.customer.uid().toString();
    String body =
        "{\"login\":\"Boris@romashka.example\",\"access\":[{\"customer\":\"%s\",\"level\":3}]}"
            .formatted(customer);
    Reply added = office.post("/users", body, "Idempotency-Key", "boris");
    assertThat(added.status()).isEqualTo(201);
    assertThat(added.text("login")).isEqualTo("boris@romashka.example");
    assertThat(added.body().at("/access/0/level").intValue()).isEqualTo(3);
    String password = added.text("password");
    assertThat(password).hasSize(36);
    assertThat(office.post("/users", body, "Idempotency-Key", "boris").body().has("password"))
        .isFalse();
    assertThat(office.post("/users", body).code()).isEqualTo("name-taken");
    String path = "/users/boris@romashka.example";
    Reply set = office.call("PUT", path, "{\"access\":[],\"disabled\":true}");
    assertThat(set.body().at("/access")).isEmpty();
    assertThat(set.body().get("disabled").booleanValue()).isTrue();
    assertThat(office.post(path + "/password", "{}").code()).isEqualTo("user-not-found");
    assertThat(office.call("PUT", path, added.body().deepCopy().toString()).pointers())
        .isEqualTo("/password");
    String back = "{\"access\":%s}".formatted(added.body().get("access"));
    assertThat(office.call("PUT", path, back).body().get("disabled").booleanValue()).isFalse();
    assertThat(office.post(path + "/password", "{\"password\":\"short\"}").pointers())
        .isEqualTo("/password");
    assertThat(office.post(path + "/password", "{}").text("password")).hasSize(36);
    assertThat(office.get("/users?search=BORIS").body().at("/users")).hasSize(1);
    assertThat(office.get("/users?search=b_ris").body().at("/users")).isEmpty();
    assertThat(kept(password)).isZero();
  }

  @Test
  void usersOfACustomerAreFoundAndCustomersThatThereAreNotAreAllNamed() {
    String customer = office.newCustomer("ООО «Клён»").uid().toString();
    String level = "{\"customer\":\"%s\",\"level\":%d}";
    office.post(
        "/users",
        "{\"login\":\"gleb@klen.example\",\"access\":[%s]}"
            .formatted(level.formatted(customer, 2)));
    office.newUser("other@klen.example");
    Reply found = office.get("/users?customer=" + customer);
    assertThat(found.body().at("/users")).hasSize(1);
    assertThat(found.body().at("/users/0/login").asString()).isEqualTo("gleb@klen.example");
    assertThat(office.get("/users?customer=" + customer + "&search=x").body().at("/users"))
        .isEmpty();

    String none = "00000000-0000-4000-8000-00000000000";
    String access =
        level.formatted(none + 1, 1)
            + ","
            + level.formatted(customer, 3)
            + ","
            + level.formatted(none + 2, 1);
    String body = "\"access\":[" + access + "]";
    Reply refused = office.call("PUT", "/users/gleb@klen.example", "{" + body + "}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.pointers()).isEqualTo("/access/0/customer /access/2/customer");
    assertThat(office.post("/users", "{\"login\":\"new@klen.example\"," + body + "}").pointers())
        .isEqualTo("/access/0/customer /access/2/customer");
    assertThat(office.get("/users?search=new@klen").body().at("/users")).isEmpty();
    assertThat(office.get("/users/gleb@klen.example").body().at("/access/0/level").intValue())
        .isEqualTo(2);
  }

  @Test
  void whatIsWrongIsToldAtOnce() {
    for (String path : List.of("/operators", "/api-keys")) {
      Reply wrong = office.post(path, "{\"name\":\"\",\"role\":\"king\",\"x\":1}");
      assertThat(wrong.pointers()).isEqualTo("/x /name /role");
    }
    assertThat(office.post("/applications", "{\"role\":\"viewer\"}").pointers())
        .isEqualTo("/role /name");
  }
}
