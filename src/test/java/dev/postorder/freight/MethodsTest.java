package dev.postorder.freight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.freight.wire.Format;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the methods do when all is well, and who may have it done. */
final class MethodsTest {
  private static World world;

  @BeforeAll
  static void start() {
    world = new World();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void sessionIsOpenedShownAndClosed() {
    ObjectNode body = world.with(world.login("USER@example.org"));
    JsonNode session = World.json(world.call("/v3/auth/session_info", body)).at("/data/session");
    assertThat(session.get("expireTime").asString()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d");
    assertThat(session.get("expired").asBoolean()).isFalse();
    assertThat(World.json(world.call("/v3/auth/logout.json", body)).at("/data/state").asString())
        .isEqualTo("success");
    assertThat(world.call("/v3/auth/session_info", body).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void customersLogInAndOutInTheirShape(Format format) {
    String end = format == Format.JSON ? ".json" : ".xml";
    ObjectNode body =
        World.body()
            .put("APPKEY", world.appkey)
            .put("Login", "user@example.org")
            .put("password", World.PASSWORD);
    String login = world.call("/v1/customers/login" + end, body).body();
    String session = login.replaceAll("(?s).*([0-9a-fA-F]{8}-[0-9a-fA-F-]{27}).*", "$1");
    Golden.check("v1/customers/login/success", format, login, Map.of("sessionID", session));
    String logout = world.call("/v1/customers/logout" + end, world.with(session)).body();
    Golden.check("v1/customers/logout/success", format, logout, Map.of());
  }

  @Test
  void manyWrongPasswordsWait() {
    ObjectNode body =
        World.body()
            .put("appkey", world.appkey)
            .put("login", "nobody@example.org")
            .put("password", "x");
    HttpResponse<String> answer = world.call("/v1/customers/login", body);
    for (int i = 0; i < 11 && answer.statusCode() == 401; i++) {
      answer = world.call("/v1/customers/login", body);
    }
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After").orElseThrow()).matches("[1-9]\\d*");
    assertThat(World.json(answer).at("/errors/0/code").asInt()).isEqualTo(429000);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void orderIsCreatedWithAllThatWasSent(Format format) {
    ObjectNode order = world.order(world.session, true, "Тверь, ул. Ткача, 3");
    ((ObjectNode) order.get("cargo")).put("unknownKey", "kept");
    String path = "/v2/request" + (format == Format.JSON ? ".json" : ".xml");
    HttpResponse<String> answer = world.call(path, order);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    String id = world.one("select max(request_id) from orders");
    Golden.check("v2/request/success", format, answer.body(), Map.of("requestID", id));
    assertThat(
            world.one(
                """
                select concat_ws('|', customer_id = %d, state, pickup_address, produce_date,
                                 cargo->>'unknownKey', payment->>'type')
                from orders where request_id = %s
                """
                    .formatted(world.first.id(), id)))
        .isEqualTo("t|processing|Тверь, ул. Ткача, 3|2099-01-15|kept|noncash");
    assertThat(
            world.one(
                """
                select string_agg(concat_ws('|', role, name, email, contacts->0->>'name',
                                            phones->0->>'number', phones->0->>'ext'), ' ' order by role)
                from order_party where request_id = %s
                """
                    .formatted(id)))
        .isEqualTo(
            "payer|ООО Ромашка|sender@example.org|Анна|79620000000|12345"
                + " receiver|ИП Петров|Пётр|4957777777|"
                + " requester||requester@example.org"
                + " sender|ООО Ромашка|sender@example.org|Анна|79620000000|12345");
  }

  @Test
  void terminalPickupHasABarcodeAndAnonymousReceiverNoName() {
    ObjectNode order = world.order(world.session, true, "");
    ObjectNode derival = (ObjectNode) order.at("/delivery/derival");
    derival.put("variant", "terminal").put("terminalID", "36").remove("address");
    ObjectNode receiver = (ObjectNode) order.at("/members/receiver");
    receiver.putObject("counteragent").put("isAnonym", "true").put("phone", "+7 900 000-00-00");
    JsonNode data = World.json(world.call("/v2/request", order)).get("data");
    assertThat(data.get("barcode").asString()).matches("\\d{13}");
    assertThat(
            world.one(
                "select anonymous || ' ' || phone from order_party where role = 'receiver'"
                    + " and request_id = "
                    + data.get("requestID").asString()))
        .isEqualTo("true 79000000000");
    ObjectNode customers = world.order(world.session, false, "Тверь");
    JsonNode answer = World.json(world.call("/v1/customers/request", customers)).get("answer");
    assertThat(answer.get("state").asString()).isEqualTo("success");
    assertThat(answer.has("barcode")).isFalse();
  }

  @Test
  void ownerIsTheRequestersCustomerOrTheFirst() {
    int second = world.draftOfSecond("Тверь");
    ObjectNode foreign = world.order(world.session, false, "Тверь");
    ((ObjectNode) foreign.at("/members/requester"))
        .put("uid", "0x" + world.foreign.uid().toString().replace("-", ""));
    assertThat(owner(second)).isEqualTo(world.second.id());
    assertThat(owner(world.create(foreign))).isEqualTo(world.first.id());
    HttpResponse<String> reader =
        world.call("/v2/request", world.order(world.reader, false, "Тверь"));
    assertThat(reader.statusCode()).isEqualTo(403);
    assertThat(World.json(reader).at("/errors/0/code").asInt()).isEqualTo(100004);
  }

  private static long owner(int requestId) {
    return Long.parseLong(
        world.one("select customer_id from order_directory where request_id = " + requestId));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void historyWithoutChangesIsEmpty(Format format) {
    ObjectNode body = world.with(world.reader).put("orderid", world.queued());
    String path = "/v3/orders/history" + (format == Format.JSON ? ".json" : ".xml");
    Golden.check(
        "v3/orders/history/success-empty", format, world.call(path, body).body(), Map.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"v3/orders/history", "v1/orders/change_contacts", "v3/orders/change_contacts"})
  void aStrangersOrderIsAnOrderThatDoesNotExist(String method) {
    assertThat(answerTo(method, world.queued())).isEqualTo(answerTo(method, "2600000000000"));
  }

  private static String answerTo(String method, String order) {
    ObjectNode body = world.with(world.stranger).put("orderID", order);
    ObjectNode sender = body.putObject("members").putObject("sender");
    sender.putArray("contactPersons").addObject().put("name", "Анна");
    return world.call("/" + method, body).body().replaceAll("\"generated_at\":\"[^\"]*\"", "");
  }

  @Test
  void aStrangersDraftIsUnfitLikeOneThatDoesNotExist() {
    int draft = world.draft("Тверь");
    ObjectNode body = world.with(world.stranger);
    body.putArray("requestids").add(draft).add(12345678);
    assertThat(
            World.json(world.call("/v1/customers/multi_request", body))
                .at("/errors/requestids")
                .asString())
        .isEqualTo("Error: id заявок не соответствует условиям: " + draft + ", 12345678");
  }

  /** PHP has no empty object: its clients pass the member that they do not touch as an array. */
  @Test
  void aMemberThatIsAnEmptyArrayIsNotPassed() {
    ObjectNode body = world.with(world.session).put("orderID", world.queued());
    ObjectNode members = body.putObject("members");
    members.putArray("sender");
    ObjectNode receiver = members.putObject("receiver");
    receiver.putArray("contactPersons").addObject().put("name", "Анна");
    assertThat(world.call("/v3/orders/change_contacts", body).statusCode()).isEqualTo(200);
    members.putArray("receiver");
    assertThat(world.call("/v3/orders/change_contacts", body).body()).contains("110003");
  }

  @Test
  void extensionsAreAnsweredWhenAskedFor() {
    String order = world.queued();
    ObjectNode body = world.with(world.session).put("orderID", order);
    ObjectNode sender = body.putObject("members").putObject("sender");
    sender.putArray("contactPersons").addObject().put("name", "<Ольга>").put("save", 1);
    JsonNode changed =
        World.json(world.call("/v3/orders/change_contacts", body, "Postorder-Extensions", "1"));
    assertThat(changed.at("/data/changeID").isIntegralNumber()).isTrue();
    assertThat(world.one("select count(*) from book_contact where name = '<Ольга>'"))
        .isEqualTo("1");
    ObjectNode ask = world.with(world.session).put("orderID", order);
    JsonNode entry =
        World.json(world.call("/v3/orders/history", ask, "Postorder-Extensions", "1"))
            .at("/data/0");
    assertThat(entry.get("id")).isEqualTo(changed.at("/data/changeID"));
    assertThat(entry.at("/changes/before/sender/contacts/0/name").asString()).isEqualTo("Анна");
    assertThat(entry.at("/changes/after/sender/contacts/0/name").asString()).isEqualTo("<Ольга>");
    assertThat(entry.has("document")).isFalse();
    assertThat(entry.get("detailedInfo").asString()).contains("<b>&lt;Ольга&gt;</b>");
    JsonNode plain = World.json(world.call("/v3/orders/history", ask)).at("/data/0");
    assertThat(plain.has("id") || plain.has("changes")).isFalse();
  }

  @Test
  void pagesThatAnswersPointToAreServed() {
    HttpResponse<String> errors = world.server.get("/docs/errors");
    assertThat(errors.statusCode()).isEqualTo(200);
    assertThat(errors.body()).contains("id=\"error_110003\"");
    for (String icon : new String[] {"ic_ok", "ic_time", "ic_block", "phone_icon", "person_icon"}) {
      HttpResponse<String> answer = world.server.get("/static/img/" + icon + ".svg");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).contains("image/svg+xml");
    }
    assertThat(world.server.get("/static/img/../secret").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"true,ok", "false,refused"})
  void theCallLogKnowsTheOrderOnlyWhenTheCallerMaySeeIt(boolean may, String outcome) {
    String order = world.queued();
    ObjectNode body = world.with(may ? world.session : world.stranger).put("orderID", order);
    body.putObject("members")
        .putObject("sender")
        .putArray("contactPersons")
        .addObject()
        .put("name", "Анна");
    String id =
        world
            .call("/v1/orders/change_contacts.json", body)
            .headers()
            .firstValue("X-Request-Id")
            .orElseThrow();
    String sql =
        """
        select concat_ws('|', message, outcome, user_id is not null, trail is not null, request_id is not null)
        from call where id = '%s'
        """;
    String row = "v1/orders/change_contacts|%s|t|t|%s".formatted(outcome, may ? "t" : "f");
    await(() -> !rows(sql.formatted(id)).isEmpty());
    assertThat(rows(sql.formatted(id))).containsExactly(row);
  }

  private static List<String> rows(String sql) {
    return world.server.jdbi().withHandle(h -> h.createQuery(sql).mapTo(String.class).list());
  }

  /** Calls that were refused are written behind. */
  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
