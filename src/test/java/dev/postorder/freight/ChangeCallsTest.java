package dev.postorder.freight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.freight.wire.Format;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every change call of {@code freight/change-calls.json} against its golden file, in both formats.
 * A case says how its order and its body differ from those of its method (RFC 7386).
 */
final class ChangeCallsTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  private static World world;
  private static OrderStage stage;

  @BeforeAll
  static void start() {
    world = new World();
    stage = new OrderStage(world);
    String ids = "alter table change_request alter column id restart with 500001";
    world.server.jdbi().useHandle(handle -> handle.execute(ids));
    LocalDate today = LocalDate.now(ZoneId.of("Europe/Moscow"));
    NAMES.put("in10", today.plusDays(10).toString());
    NAMES.put("in30", today.plusDays(30).toString());
    NAMES.put("in31", today.plusDays(31).toString());
    NAMES.put("second", world.second.uid().toString());
    NAMES.put("foreign", world.foreign.uid().toString());
    NAMES.put("contact", book("book_contact (customer_id, name) values (%d, 'Из книги')"));
    NAMES.put("phone", book("book_phone (customer_id, number) values (%d, '79160000099')"));
    NAMES.put("address", book("book_address (customer_id, address) values (%d, 'Псков, 1')"));
    NAMES.put(
        "counteragent",
        book("book_counteragent (customer_id, name, inn) values (%d, 'ООО Книга', '7707083893')"));
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  private static String book(String values) {
    return world.one("insert into " + values.formatted(world.first.id()) + " returning id");
  }

  static Stream<Arguments> calls() throws IOException {
    try (InputStream file =
        ChangeCallsTest.class.getResourceAsStream("/freight/change-calls.json")) {
      return JSON.readTree(file).properties().stream()
          .flatMap(
              method ->
                  StreamSupport.stream(method.getValue().path("cases").spliterator(), false)
                      .flatMap(
                          one ->
                              Stream.of(Format.values())
                                  .map(
                                      format ->
                                          Arguments.of(
                                              method.getKey(),
                                              one.path("case").asString(),
                                              format,
                                              method.getValue(),
                                              one))));
    }
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("calls")
  void answersAsItsGoldenFileSays(
      String method, String name, Format format, JsonNode base, JsonNode one) {
    String order = stage.order(merged(base.path("order"), one.path("order")));
    Map<String, String> names = new LinkedHashMap<>(NAMES);
    names.put("document", "0x%032x".formatted(stage.requestId(order)));
    String session =
        one.path("session").asString("").equals("reader") ? world.reader : world.session;
    ObjectNode body = world.with(session).put("orderID", order);
    body.setAll(merged(base.path("body"), one.path("body"), names));
    body.remove(
        body.propertyStream().filter(e -> e.getValue().isNull()).map(Map.Entry::getKey).toList());
    String end = format == Format.JSON ? ".json" : ".xml";
    HttpResponse<String> answer =
        world.call("/v3/orders/" + method + end, body, headers(one.path("headers")));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status(name));
    Golden.check("v3/orders/" + method + "/" + name, format, answer.body(), differing(one));
  }

  /** What differs in answers from run to run. */
  private static Map<String, String> differing(JsonNode one) {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("url", world.server.wiring().publicUrl().toString());
    names.put("in30", NAMES.get("in30"));
    names.put("foreign", NAMES.get("foreign"));
    if (one.has("headers")) {
      names.put("changeID", world.one("select max(id) from change_request"));
    }
    return names;
  }

  private static int status(String name) {
    return name.startsWith("success") ? 200 : name.equals("no-access") ? 403 : 400;
  }

  private static String[] headers(JsonNode headers) {
    return StreamSupport.stream(headers.spliterator(), false)
        .map(JsonNode::asString)
        .toArray(String[]::new);
  }

  private static ObjectNode merged(JsonNode base, JsonNode patch, Map<String, String> names) {
    String text = merged(base, patch).toString();
    for (Map.Entry<String, String> name : names.entrySet()) {
      text = text.replace("${" + name.getKey() + "}", name.getValue());
    }
    return (ObjectNode) JSON.readTree(text);
  }

  /** JSON Merge Patch, except that a null of the top level stays: it overrides what is there. */
  private static ObjectNode merged(JsonNode base, JsonNode patch) {
    ObjectNode merged = (ObjectNode) base.deepCopy();
    patch
        .properties()
        .forEach(
            entry -> {
              JsonNode old = merged.path(entry.getKey());
              JsonNode value = entry.getValue();
              merged.set(
                  entry.getKey(), old.isObject() && value.isObject() ? merged(old, value) : value);
            });
    return merged;
  }
}
