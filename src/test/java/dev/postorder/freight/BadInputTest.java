package dev.postorder.freight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.testing.RawHttp;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever comes in: a clear refusal, at once, and the server goes on. */
final class BadInputTest {
  private static World world;

  @BeforeAll
  static void start() {
    world = new World();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{\"appkey\":",
        "{} {}",
        "{\"a\":1e}",
        "{'a':'b'}",
        "<request/>",
        "\u0000",
        "appkey=1&sessionID=2"
      })
  void brokenJsonIs100001OnEveryPath(String body) {
    for (String path : new String[] {"/v3/orders/history", "/v1/customers/multi_request.json"}) {
      HttpResponse<String> answer = world.post(path, body);
      assertThat(answer.statusCode()).isEqualTo(400);
      JsonNode error = World.json(answer).at("/errors/0");
      assertThat(error.get("code").asInt()).isEqualTo(100001);
      assertThat(error.get("detail").asString()).contains("строка");
      assertThat(error.get("fields").isEmpty()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "<request>",
        "<request><a></b></request>",
        "<request>&nbsp;</request>",
        "<request>&#0;</request>",
        "<!DOCTYPE request><request/>",
        "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><r><appkey>&x;</appkey></r>",
        "<!DOCTYPE z [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
            + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><z>&c;</z>"
      })
  void brokenXmlIs100001OnEveryPath(String body) {
    for (String path : new String[] {"/v1/orders/change_contacts.xml", "/v1/customers/login.xml"}) {
      HttpResponse<String> answer = world.post(path, body);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body())
          .startsWith("<?xml")
          .contains("<code>100001</code>")
          .doesNotContain("root:");
    }
  }

  @Test
  void deepNestingIsRefused() {
    String deep = "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
    assertThat(world.post("/v2/request", deep).body()).contains("100001");
    String xml = "<a>".repeat(10_000) + "</a>".repeat(10_000);
    assertThat(world.post("/v2/request.xml", xml).body()).contains("100001");
  }

  @ParameterizedTest
  @CsvSource({
    "/v3/orders/history,{",
    "/v3/orders/history.xml,<",
    "/v1/customers/multi_request.xml,<"
  })
  void tenMegabytesAreNotRead(String path, String start) throws IOException {
    byte[] body = (start + " ".repeat(10_485_759)).getBytes(StandardCharsets.UTF_8);
    try (var raw = new RawHttp(world.server.port())) {
      raw.send("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 10485760\r\n\r\n");
      raw.send(body);
      assertThat(raw.readToEnd()).startsWith("HTTP/1.1 413 ").contains("100003");
    }
    assertThat(world.queued()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS"})
  void otherVerbsAreNotAllowed(String verb) {
    HttpResponse<String> answer = world.server.send(verb, "/v3/orders/history.json", "");
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("POST");
    assertThat(World.json(answer).at("/errors/0/code").asInt()).isEqualTo(100006);
    assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "a\\ud800b", "\\uffff", "\\u0007"})
  void charactersThatXmlCannotCarryAre110002(String text) {
    String body =
        "{\"appkey\":\"%s\",\"sessionID\":\"%s\",\"orderID\":\"%s\",\"extra\":[\"%s\"]}"
            .formatted(world.appkey, world.session, text, text);
    HttpResponse<String> answer = world.post("/v3/orders/history", body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(World.json(answer).at("/errors").valueStream().map(e -> e.get("code").asInt()))
        .containsExactly(110002, 110002);
    assertThat(World.json(answer).at("/errors/1/fields/0").asString()).isEqualTo("extra.0");
  }

  @Test
  void strangeKeysAreUnknownApplications() {
    for (String key : new String[] {"\"\\u0000\"", "\"\\ud800\"", "[1]", "1e999", "true"}) {
      String body = "{\"appkey\":%s,\"sessionID\":%s}".formatted(key, key);
      assertThat(world.post("/v3/orders/history", body).statusCode()).as(key).isEqualTo(401);
    }
  }

  @Test
  void numbersNobodyCanKeepAreRefused() {
    ObjectNode order = world.order(world.session, false, "Тверь");
    String body =
        order.toString().replace("\"totalWeight\":10", "\"totalWeight\":10,\"value\":1e999999");
    HttpResponse<String> answer = world.post("/v2/request", body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(World.json(answer).at("/errors/0/fields/0").asString()).isEqualTo("cargo.value");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v3/orders/suspend|'suspendDate':'2099-01-01','orderID':'a\\u0000'|orderID",
        "/v3/orders/change_payer|'orderID':'\\ud800','third':{'name':'A'}|orderID",
        "/v3/orders|'orderNumber':'1','orderDate':'+999999999-01-01'|orderDate",
        "/v3/orders|'orderNumber':'1','orderDate':'0000-01-01'|orderDate"
      },
      quoteCharacter = '`')
  void whatNoDatabaseKeepsIsNotLookedFor(String path, String parameters, String field) {
    String body =
        "{'appkey':'%s','sessionID':'%s',%s}".formatted(world.appkey, world.session, parameters);
    HttpResponse<String> answer = world.post(path, body.replace('\'', '"'));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(World.json(answer).at("/errors").valueStream())
        .anySatisfy(
            error -> {
              assertThat(error.get("code").asInt()).isEqualTo(110002);
              assertThat(error.at("/fields/0").asString()).isEqualTo(field);
            });
  }

  @Test
  void anEmailOfTenThousandWordsIsNone() {
    ObjectNode order = world.order(world.session, false, "Тверь");
    ((ObjectNode) order.at("/members/sender")).put("email", "a@b" + ".c".repeat(10_000));
    HttpResponse<String> answer = world.call("/v2/request", order);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(World.json(answer).at("/errors/0/fields/0").asString())
        .isEqualTo("members.sender.email");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"/v2/request|{}", "/v2/request|{\"search\":\"\"}", "/v2/request|{\"city\":null}"})
  void anAddressThatSaysNothingIsNone(String path, String address) {
    ObjectNode order = world.order(world.session, false, "Тверь");
    String body = order.toString().replace("{\"search\":\"Тверь\"}", address);
    HttpResponse<String> answer = world.post(path, body);
    assertThat(answer.body())
        .contains("delivery.derival.address", "Это поле обязательно.")
        .doesNotContain("500000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/%3Cb%3E.xml",
        "/v4/..%2F..%2Fetc",
        "/v3/%F0%9F%98%80.xml",
        "/v3/%zz.json",
        "/v1/%"
      })
  void strangePathsAreUnknownMethodsAndLogged(String path) throws IOException {
    try (var raw = new RawHttp(world.server.port())) {
      raw.send("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}");
      String answer = raw.readAnswer();
      assertThat(answer).startsWith("HTTP/1.1 404 ").contains("100002");
      String id = answer.replaceAll("(?is).*x-request-id: ([0-9a-f-]{36}).*", "$1");
      long end = System.nanoTime() + 20_000_000_000L;
      while (logged(id) == 0 && System.nanoTime() < end) {
        Thread.onSpinWait(); // refusals are written behind
      }
      assertThat(logged(id)).isEqualTo(1);
    }
  }

  private static int logged(String id) {
    return Integer.parseInt(world.one("select count(*) from call where id = '%s'".formatted(id)));
  }

  @Test
  void malformedUtf8IsRefused() throws IOException {
    byte[] head =
        "POST /v3/orders/history HTTP/1.1\r\nHost: x\r\nContent-Length: 8\r\n\r\n{\"a\":\""
            .getBytes(StandardCharsets.US_ASCII);
    try (var raw = new RawHttp(world.server.port())) {
      raw.send(head).send(new byte[] {(byte) 0xC3, '('});
      assertThat(raw.readAnswer()).startsWith("HTTP/1.1 400 ").contains("100001");
    }
  }

  @Test
  void thousandsOfFaultsAreBounded() {
    String body =
        "{\"appkey\":\"%s\",\"sessionID\":\"%s\",\"orderID\":\"1\",\"x\":[%s1]}"
            .formatted(world.appkey, world.session, "\"\\u0000\",".repeat(50_000));
    HttpResponse<String> answer = world.post("/v3/orders/history", body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(World.json(answer).at("/errors").size()).isEqualTo(1000);
  }
}
