package dev.postorder.freight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.freight.wire.Format;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every error of the specification that these methods answer, in both formats, to the letter. */
final class ErrorsTest {
  private static final String CONTACTS = "v1/orders/change_contacts";
  private static final String HISTORY = "v3/orders/history";
  private static final String JOIN = "v1/customers/multi_request";
  private static final String CREATE = "v2/request";
  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  private static World world;
  private static String order;

  @BeforeAll
  static void start() {
    world = new World();
    order = world.queued();
    NAMES.put("url", world.server.wiring().publicUrl().toString());
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        at("every-method/unknown-method", 404, "v3/orders/nothing", body -> {}),
        at("every-method/unknown-method-of-customers", 404, "v1/customers/nothing", body -> {}),
        at("every-method/appkey-absent", 401, HISTORY, body -> body.remove("appkey")),
        at("every-method/appkey-unknown", 401, HISTORY, body -> body.put("appkey", "nobody")),
        at("every-method/appkey-of-wrong-type", 401, HISTORY, body -> body.putObject("appkey")),
        at(
            "every-method/appkey-unknown-customers",
            401,
            JOIN,
            body -> body.put("appkey", "nobody")),
        at("every-method/session-unknown", 401, HISTORY, body -> body.put("sessionID", "nobody")),
        at("every-method/session-absent", 401, HISTORY, body -> body.remove("sessionID")),
        at("every-method/session-empty", 401, CONTACTS, body -> body.put("sessionID", "")),
        at("every-method/session-absent-customers", 401, JOIN, body -> body.remove("sessionID")),
        at(
            "v3/auth/login/wrong-login",
            401,
            "v3/auth/login",
            "{\"login\":\"user@example.org\",\"password\":\"no\"}"),
        at("v3/auth/login/fields-missing", 400, "v3/auth/login", "{\"login\":\"\"}"),
        at(
            "v1/customers/login/wrong-login",
            401,
            "v1/customers/login",
            "{\"login\":\"user@example.org\",\"password\":\"no\"}"),
        at("v1/customers/login/fields-missing", 200, "v1/customers/login", "{}"),
        at("v3/orders/history/fields-missing", 400, HISTORY, "{}"),
        at("v3/orders/history/wrong-types", 400, HISTORY, "{\"orderID\":{\"a\":\"1\"}}"),
        at("v3/orders/history/order-unknown", 400, HISTORY, "{\"orderID\":\"no such\"}"),
        at("v1/customers/multi_request/fields-missing", 200, JOIN, "{}"),
        at(
            "v1/customers/multi_request/wrong-types",
            200,
            JOIN,
            "{\"requestids\":[{\"a\":\"1\"},\"2\"]}"),
        at("v1/customers/multi_request/too-many", 400, JOIN, ErrorsTest::manyIds),
        at("v1/orders/change_contacts/fields-missing", 400, CONTACTS, "{}"),
        at(
            "v1/orders/change_contacts/members-empty",
            400,
            CONTACTS,
            "{\"orderID\":\"1\",\"members\":{}}"),
        at(
            "v1/orders/change_contacts/member-empty",
            400,
            CONTACTS,
            "{\"orderID\":\"1\",\"members\":{\"sender\":{},\"receiver\":{\"other\":\"1\"}}}"),
        at("v1/orders/change_contacts/wrong-types", 400, CONTACTS, WRONG_CONTACTS),
        at(
            "v1/orders/change_contacts/order-unknown",
            400,
            CONTACTS,
            "{\"orderID\":\"1\",\"members\":{\"sender\":{\"contactIDs\":[1]}}}"),
        at("v2/request/fields-missing", 400, CREATE, "{\"unknown\":\"1\"}"),
        at("v2/request/wrong-types", 400, CREATE, WRONG_REQUEST),
        at(
            "v1/customers/request/fields-missing",
            200,
            "v1/customers/request",
            "{\"unknown\":\"1\"}"));
  }

  private static final String WRONG_CONTACTS =
      """
      {"orderID":"1","members":{
        "sender":{"contactIDs":["x","1","2","3"],"contactPersons":[{"name":""}],"phoneIDs":["1.5","2"]},
        "receiver":{"contactPersons":"x","phoneNumbers":[{"number":"89620000000","ext":"12345"},{"ext":"1"},
          {"number":"+79620000000","save":"perhaps"}]}}}
      """;

  private static final String WRONG_REQUEST =
      """
      {"inOrder":"perhaps",
       "delivery":{"deliveryType":{"type":""},
        "derival":{"produceDate":"2020-01-15","variant":"address","addressID":"1","terminalID":"1"},
        "arrival":{"variant":"airport","address":{"house":"1"},"time":"x"}},
       "members":{"requester":{"role":"friend"},
        "sender":{"counteragentID":"1","counteragent":{"name":"A"},"phoneNumbers":[{"number":"12-34","ext":"123456"}]},
        "receiver":{"counteragent":{"isAnonym":"false","phone":"x"},"contactIDs":["1","2","3","4"]}},
       "cargo":{"length":"x","width":"0","height":"1","totalVolume":"1"},
       "payment":{"type":"cash","primaryPayer":"third"}}
      """;

  private static void manyIds(ObjectNode body) {
    var ids = body.putArray("requestids");
    for (int i = 0; i < 1001; i++) {
      ids.add(i);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void isRefused(String name, int status, String method, Consumer<ObjectNode> change) {
    for (Format format : Format.values()) {
      ObjectNode body = world.with(world.session).put("orderID", order);
      change.accept(body);
      String path = "/" + method + (format == Format.JSON ? ".json" : ".xml");
      check(name, status, format, world.call(path, body));
    }
  }

  /** Refusals that need something to stand in the database first. */
  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of("v1/orders/change_contacts/no-access", 403, "reader", ""),
        Arguments.of(
            "v1/orders/change_contacts/state-forbids",
            400,
            "user",
            "update orders set state = 'finished' where order_number = ?"),
        Arguments.of(
            "v1/orders/change_contacts/state-forbids-cancelling",
            400,
            "user",
            "update orders set state = 'cancelling' where order_number = ?"),
        Arguments.of(
            "v1/orders/change_contacts/receiver-anonymous",
            400,
            "user",
            "update order_party set anonymous = true where role = 'receiver' and request_id ="
                + " (select request_id from order_directory where order_number = ?)"),
        Arguments.of(
            "v1/orders/change_contacts/ids-unknown",
            400,
            "user",
            "update orders set updated_at = now() where order_number = ?"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void isRefusedByARule(String name, int status, String who, String sql) {
    String number = world.queued();
    if (!sql.isEmpty()) {
      world.server.jdbi().useHandle(handle -> handle.execute(sql, number));
    }
    boolean ids = name.equals("v1/orders/change_contacts/ids-unknown");
    for (Format format : Format.values()) {
      ObjectNode body = world.with(who.equals("reader") ? world.reader : world.session);
      ObjectNode receiver = body.put("orderID", number).putObject("members").putObject("receiver");
      if (ids) {
        receiver.putArray("contactIDs").add(9001).add(9002);
        receiver.putArray("phoneIDs").add(9003);
      } else {
        receiver.putArray("contactPersons").addObject().put("name", "Анна");
      }
      String path = "/" + CONTACTS + (format == Format.JSON ? ".json" : ".xml");
      check(name, status, format, world.call(path, body));
    }
  }

  private static void check(String name, int status, Format format, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
    Golden.check(name, format, answer.body(), NAMES);
  }

  private static Arguments at(String name, int status, String method, Consumer<ObjectNode> change) {
    return Arguments.of(name, status, method, change);
  }

  /** A body of its own beside appkey and sessionID. */
  private static Arguments at(String name, int status, String method, String body) {
    Consumer<ObjectNode> change =
        given -> {
          given.remove("orderID");
          given.setAll((ObjectNode) JsonMapper.shared().readTree(body));
        };
    return Arguments.of(name, status, method, change);
  }
}
