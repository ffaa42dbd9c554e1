package dev.postorder.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.access.Directory;
import dev.postorder.access.KeyKind;
import dev.postorder.backoffice.BackOffice.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ApiEdgeTest {
  private static BackOffice office;

  @BeforeAll
  static void start() {
    office = new BackOffice();
  }

  @AfterAll
  static void stop() {
    office.close();
  }

  private static Reply with(String authorization) {
    return BackOffice.reply(office.server().get("/api/v1/changes", "Authorization", authorization));
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void takesTheKeyAsBearerTokenOrAsPassword() {
    assertThat(with("Bearer " + office.key).status()).isEqualTo(200);
    assertThat(with("bearer " + office.key).status()).isEqualTo(200);
    assertThat(with(basic("anyone:" + office.key)).status()).isEqualTo(200);
  }

  @Test
  void refusesAllElseWithoutSayingWhy() {
    Reply none = BackOffice.reply(office.server().get("/api/v1/changes"));
    assertThat(none.status()).isEqualTo(401);
    assertThat(none.code()).isEqualTo("unauthorized");
    assertThat(none.http().headers().firstValue("WWW-Authenticate").orElse("")).contains("Bearer");
    String[] wrong = {
      "Bearer",
      "Bearer x",
      "Basic ???",
      basic("nocolon"),
      basic("a:b"),
      "Digest " + office.key,
      "Bearer \u0001"
    };
    for (String authorization : wrong) {
      if (authorization.chars().allMatch(c -> c >= 32)) {
        assertThat(with(authorization).status()).isEqualTo(401);
      }
    }
    assertThat(BackOffice.reply(office.server().get("/api/v1/nothing")).status()).isEqualTo(401);
  }

  @Test
  void aDisabledKeyIsRefused() {
    var directory = new Directory(Clock.systemUTC());
    String key =
        office.jdbi().withHandle(h -> directory.addKey(h, KeyKind.API_KEY, "leaver").orElseThrow());
    office.jdbi().useHandle(h -> directory.disableKey(h, KeyKind.API_KEY, "leaver"));
    assertThat(with("Bearer " + key).status()).isEqualTo(401);
  }

  @Test
  void unknownPathsAndVerbsAreProblemsToo() {
    assertThat(office.get("/nothing").code()).isEqualTo("not-found");
    assertThat(office.get("").code()).isEqualTo("not-found");
    assertThat(office.get("/orders/").code()).isEqualTo("not-found");
    Reply wrong = office.call("DELETE", "/orders/2600000000001", "");
    assertThat(wrong.status()).isEqualTo(405);
    assertThat(wrong.http().headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS, PUT");
  }

  @Test
  void headIsAnsweredAsGetAndOptionsWithTheMethods() {
    String[] key = {"Authorization", "Bearer " + office.key};
    var head = office.server().send("HEAD", "/api/v1/changes", "", key);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    var options = office.server().send("OPTIONS", "/api/v1/webhooks/7", "", key);
    assertThat(options.statusCode()).isEqualTo(204);
    assertThat(options.headers().firstValue("Allow")).hasValue("DELETE, GET, HEAD, OPTIONS, PUT");
    assertThat(office.server().send("OPTIONS", "/api/v1/changes", "").statusCode()).isEqualTo(401);
  }

  @Test
  void parametersThatAreNotKnownOrStandTwiceAreRefused() {
    assertThat(office.get("/orders/1?expand=all").pointers()).isEqualTo("?expand");
    assertThat(office.get("/webhooks?enabled=yes&limit=0&page=2").pointers())
        .isEqualTo("?page ?enabled ?limit");
    assertThat(office.get("/changes?limit=0").pointers()).isEqualTo("?limit");
    assertThat(office.get("/changes?limit=1&limit=2").pointers()).isEqualTo("?limit");
    assertThat(office.post("/delivery-hosts/wake?x", "{\"channel\":\"email\"}").status())
        .isEqualTo(422);
  }

  @Test
  void aBodyThatIsNotJsonIsRefused() {
    String path = "/orders/2600000000001/state";
    String[] bodies = {
      "", "{", "[]", "7", "null", "{\"state\":\"inway\"} x", "{\"a\":1,\"a\":2}", "\uFEFF{"
    };
    for (String body : bodies) {
      Reply reply = office.post(path, body);
      assertThat(reply.status()).as(body).isEqualTo(400);
      assertThat(reply.code()).isEqualTo("malformed");
    }
    assertThat(office.post(path, "{\"a\":".repeat(10_000)).status()).isEqualTo(400);
    Reply form =
        BackOffice.reply(
            office
                .server()
                .send(
                    "POST",
                    "/api/v1" + path,
                    "state=inway",
                    "Authorization",
                    "Bearer " + office.key,
                    "Content-Type",
                    "application/x-www-form-urlencoded"));
    assertThat(form.status()).isEqualTo(415);
    Reply large = office.post(path, "{\"state\":\"" + "x".repeat(2_000_000) + "\"}");
    assertThat(large.status()).isEqualTo(413);
  }

  @Test
  void whatCannotBeStoredIsRefused() {
    String number = office.newNumber();
    String order = office.order("inway");
    for (String bad : new String[] {"\\u0000", "\\ud800", "\\uffff", "\\u0001"}) {
      Reply reply = office.put(number, order.replace("Сидоров", "Сидоров" + bad));
      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.pointers()).isEqualTo("/parties/receiver/name");
    }
    for (String bad : new String[] {"1e400", "1e-400", "9".repeat(101)}) {
      int status = office.put(number, order.replace("31.50", bad)).status();
      assertThat(status).isIn(400, 422);
    }
    assertThat(office.put(number, order.replace("quantity", "quan\\u0000tity")).status())
        .isEqualTo(422);
  }

  @Test
  void everyCallIsInTheCallLogUnderItsMessage() {
    String number = office.stored("processing");
    Reply moved = office.post("/orders/" + number + "/state", "{\"state\":\"pickup\"}");
    String id = moved.http().headers().firstValue("X-Request-Id").orElseThrow();
    var row =
        office
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery("select * from call where id = :id::uuid")
                        .bind("id", id)
                        .mapToMap()
                        .one());
    assertThat(row)
        .containsEntry("source", "api")
        .containsEntry("message", "api/v1/orders/state")
        .containsEntry("outcome", "ok");
    assertThat(row.get("request_id")).isNotNull();
  }
}
