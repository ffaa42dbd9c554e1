package dev.postorder.freight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.freight.wire.Format;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** v1/webhooks, in both formats. */
final class WebhookMethodsTest {
  private static final String URL = "https://hooks.example.org/postorder";
  private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/]+=");
  private static World world;

  @BeforeAll
  static void start() {
    world = new World();
    world.server.jdbi().useHandle(h -> h.execute("alter sequence webhook_id_seq restart 880001"));
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @BeforeEach
  void none() {
    world.server.jdbi().useHandle(handle -> handle.execute("delete from webhook"));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void aSubscriptionIsCreated_andItsSecretToldOnce(Format format) {
    ObjectNode body = wish(URL, "order.state.pickup", "order.change.pickup_info");
    golden("v1/webhooks", "success-created", 200, format, body);
    body = wish(URL, "order.state.pickup");
    golden("v1/webhooks/update", "success-created", 200, format, body);
    golden("v1/webhooks", "success", 200, format, world.with(world.session));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void aUserWithoutSubscriptionsHasAnEmptyList(Format format) {
    golden("v1/webhooks", "success-none", 200, format, world.with(world.session));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void aSubscriptionIsToldOf_changed_andDeleted(Format format) {
    int id = create(world.session);
    golden("v1/webhooks/{id}", "success", 200, format, world.with(world.session), id);
    ObjectNode change = world.with(world.session).put("id", String.valueOf(id));
    change.put("state", "disabled").putArray("orderRoles").add("receiver").add("payer");
    golden("v1/webhooks/update", "success", 200, format, change, id);
    ObjectNode rid = world.with(world.session).put("id", id);
    golden("v1/webhooks/delete", "success", 200, format, rid, id);
    assertThat(world.one("select count(*) from webhook")).isEqualTo("0");
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void theDictionaryNeedsNoSession(Format format) {
    golden("v1/webhooks/events", "success", 200, format, World.body().put("appkey", world.appkey));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void ordersArePutInAndTakenOut(Format format) {
    int id = create(world.session);
    String order = world.queued();
    ObjectNode orders = world.with(world.session).put("id", 1);
    orders.putArray("orderIDs").add(order);
    golden("v1/webhooks/{id}/orders/add", "success", 200, format, orders, id);
    Map<String, String> names = Map.of("order", order);
    ObjectNode ask = world.with(world.session);
    golden("v1/webhooks/{id}/orders", "success", 200, format, ask, id, names);
    golden("v1/webhooks/{id}/orders/delete", "success", 200, format, orders, id);
    golden("v1/webhooks/{id}/orders", "success-none", 200, format, ask, id, names);
    golden("v1/webhooks/{id}/orders/delete", "orders-unknown", 400, format, orders, id, names);
    ObjectNode foreign = world.with(world.stranger);
    String theirs = world.number(world.create(world.order(world.stranger, true, "Тверь")));
    orders.putArray("orderIDs").add(order).add(theirs).add("no order");
    names = Map.of("foreign", theirs);
    golden("v1/webhooks/{id}/orders/add", "orders-unknown", 400, format, orders, id, names);
    assertThat(call("v1/webhooks/{id}/orders", format, foreign, id).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "v1/webhooks/{id}, read",
    "v1/webhooks/{id}/orders, read",
    "v1/webhooks/{id}/orders/add, orders",
    "v1/webhooks/{id}/orders/delete, orders",
    "v1/webhooks/update, wish",
    "v1/webhooks/delete, read"
  })
  void anothersSubscriptionAnswersLikeNone(String method, String kind) {
    int id = create(world.session);
    for (Format format : Format.values()) {
      ObjectNode body = kind.equals("wish") ? wish(URL) : world.with(world.session);
      if (kind.equals("orders")) {
        body.putArray("orderIDs").add(world.queued());
      }
      body.put("id", id).put("sessionID", world.stranger);
      golden(method, "subscription-unknown", 400, format, body, id);
      body.put("id", 99_999_999_999L).put("sessionID", world.session);
      HttpResponse<String> none = call(method.replace("{id}", "99999999999"), format, body, id);
      Golden.check(method + "/subscription-unknown", format, none.body(), names());
    }
    assertThat(world.one("select count(*) from webhook")).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1/webhooks", "v1/webhooks/update"})
  void everyFaultOfAWishIsToldAtOnce(String method) {
    for (Format format : Format.values()) {
      ObjectNode missing = world.with(world.session).put("state", "enabled");
      golden(method, "fields-missing", 400, format, missing);
      ObjectNode wrong = world.with(world.session).put("url", "hooks.example.org");
      wrong
          .put("state", "on")
          .putArray("eventTypes")
          .add("order.state.inway")
          .add("order.state.lost");
      wrong.putArray("orderRoles").add("requester");
      golden(method, "wrong-types", 400, format, wrong);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://hooks.example.org/", "https://127.0.0.1/", "https://[fd00::1]/x"})
  void whatMustNotBeCalledIsRefused(String url) {
    for (Format format : Format.values()) {
      for (String method : new String[] {"v1/webhooks", "v1/webhooks/update"}) {
        golden(method, "url-refused", 400, format, wish(url));
      }
    }
    assertThat(world.one("select count(*) from webhook")).isEqualTo("0");
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void theEleventhIsRefused(Format format) {
    for (int i = 0; i < 10; i++) {
      create(world.session);
    }
    golden("v1/webhooks", "too-many", 400, format, wish(URL));
    golden("v1/webhooks/update", "too-many", 400, format, wish(URL));
    assertThat(create(world.stranger)).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "v1/webhooks/delete",
    "v1/webhooks/{id}/orders/add",
    "v1/webhooks/{id}/orders/delete"
  })
  void whatIsMissingOrOfAWrongTypeIsTold(String method) {
    int id = create(world.session);
    for (Format format : Format.values()) {
      golden(method, "fields-missing", 400, format, world.with(world.session), id);
      ObjectNode wrong = world.with(world.session).put("id", "two");
      wrong.putObject("orderIDs").put("id", 1);
      golden(method, "wrong-types", 400, format, wrong, id);
    }
  }

  @Test
  void aRetryGetsTheFirstAnswer_secretIncluded_thoughItIsKeptNowhere() {
    ObjectNode body = wish(URL);
    String first = world.call("/v1/webhooks.json", body, "Idempotency-Key", "once").body();
    HttpResponse<String> again = world.call("/v1/webhooks.json", body, "Idempotency-Key", "once");
    assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(again.body()).isEqualTo(first);
    String secret = JsonMapper.shared().readTree(first).at("/data/secret").asString();
    assertThat(secret).startsWith("whsec_");
    assertThat(world.one("select answer from idempotency where key = 'once'"))
        .contains("hooks.example.org")
        .doesNotContain("whsec_");
  }

  @Test
  void onlyANumberInThePathIsAnId() {
    for (String path : new String[] {"/v1/webhooks/first", "/v1/webhooks/1/2", "/v1/webhooks/-1"}) {
      assertThat(world.call(path, world.with(world.session)).statusCode()).isEqualTo(404);
    }
  }

  private static ObjectNode wish(String url, String... types) {
    ObjectNode body = world.with(world.session).put("url", url);
    body.putArray("orderRoles").add("sender");
    for (String type : types) {
      body.withArray("eventTypes").add(type);
    }
    return body;
  }

  private static int create(String session) {
    ObjectNode body = wish(URL, "order.state.pickup").put("sessionID", session);
    return World.json(world.call("/v1/webhooks.json", body)).at("/data/id").asInt();
  }

  private static Map<String, String> names() {
    return new HashMap<>(Map.of("url", world.server.wiring().publicUrl().toString()));
  }

  private static void golden(
      String method, String name, int status, Format format, ObjectNode body) {
    golden(method, name, status, format, body, 0, Map.of());
  }

  private static void golden(
      String method, String name, int status, Format format, ObjectNode body, int id) {
    golden(method, name, status, format, body, id, Map.of());
  }

  private static void golden(
      String method,
      String name,
      int status,
      Format format,
      ObjectNode body,
      int id,
      Map<String, String> more) {
    HttpResponse<String> answer = call(method, format, body, id);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    Map<String, String> names = names();
    names.putAll(more);
    List<String> known =
        world
            .server
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("select id from webhook order by id")
                        .mapTo(String.class)
                        .list());
    for (int i = 0; i < known.size(); i++) {
      names.put("id" + (i + 1), known.get(i));
    }
    secret(answer.body()).ifPresent(secret -> names.put("secret", secret));
    Golden.check(method + "/" + name, format, answer.body(), names);
  }

  private static Optional<String> secret(String body) {
    var matcher = SECRET.matcher(body);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  private static HttpResponse<String> call(String method, Format format, ObjectNode body, int id) {
    String path = "/" + method.replace("{id}", String.valueOf(id));
    return world.call(path + (format == Format.JSON ? ".json" : ".xml"), body);
  }
}
