package dev.postorder.freight.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.freight.World;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the address book does beyond the shape of its answers. */
final class BookTest {
  private static final int AT_ONCE = 8;

  private static World world;

  @BeforeAll
  static void start() {
    world = new World();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @BeforeEach
  void fill() {
    new BookFixture(world.server.jdbi()).fill(world.first.id(), world.foreign.id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          counteragent/update | counteragentID | {"isAnonym":true,"name":"Кто","phone":"79160000009"}
          address/update      | addressID      | {"counteragentID":102,"search":"Тверь, Новая, 1"}
          contact/update      | contactID      | {"addressID":202,"contact":"Ольга"}
          phone/update        | phoneID        | {"addressID":202,"phoneNumber":"79160000009"}
          """)
  void oneEntryComesOfManyCallsAtOnce(String method, String key, String body) throws Exception {
    List<JsonNode> answers = atOnce("/v2/book/" + method, List.of(body));
    assertThat(answers)
        .extracting(data -> data.get(key).asLong())
        .containsOnly(answers.getFirst().get(key).asLong());
    assertThat(answers).filteredOn(data -> data.get("state").asString().equals("new")).hasSize(1);
    assertThat(answers)
        .filteredOn(data -> data.get("state").asString().equals("existing"))
        .hasSize(AT_ONCE - 1);
  }

  @Test
  void changesAtOnceThatMakeEntriesOneLeaveOneOfThem() throws Exception {
    List<JsonNode> answers =
        atOnce(
            "/v2/book/contact/update",
            List.of(
                "{\"contactID\":301,\"contact\":\"Ольга\"}",
                "{\"contactID\":302,\"contact\":\"ольга\"}",
                "{\"addressID\":202,\"contact\":\"ОЛЬГА\"}"));
    assertThat(answers)
        .extracting(data -> data.get("contactID").asLong())
        .as("whichever was first")
        .containsOnly(answers.getFirst().get("contactID").asLong());
    assertThat(world.one("select count(*) from book_contact where lower(name) = 'ольга'"))
        .isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          addresses           | {"counteragentID":101}
          contacts            | {"addressID":202}
          counteragent/update | {"counteragentID":101,"name":"Моя"}
          address/update      | {"addressID":201,"search":"Мой"}
          address/update      | {"counteragentID":101,"search":"Мой"}
          contact/update      | {"contactID":301,"contact":"Мой"}
          contact/update      | {"addressID":202,"contact":"Мой"}
          phone/update        | {"phoneID":401,"phoneNumber":"79160000000"}
          phone/update        | {"addressID":202,"phoneNumber":"79160000000"}
          """)
  void entriesOfOthersAreUnknown(String method, String body) {
    ObjectNode theirs = body(body).put("sessionID", world.stranger);
    HttpResponse<String> answer = world.call("/v2/book/" + method, theirs);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(World.json(answer).at("/errors/0/code").asInt()).isEqualTo(180007);
    assertThat(world.one("select count(*) from book_contact where name = 'Мой'")).isEqualTo("0");
  }

  @Test
  void entriesOfOthersAreNeitherListedNorDeleted() {
    ObjectNode list = world.with(world.stranger);
    list.putArray("counteragentIds").add(101).add(105);
    assertThat(World.json(world.call("/v2/book/counteragents", list)).at("/data"))
        .extracting(entry -> entry.get("id").asInt())
        .containsExactly(105);
    ObjectNode delete = world.with(world.stranger);
    delete.putArray("counteragentIDs").add(101);
    JsonNode data = World.json(world.call("/v2/book/delete", delete)).get("data");
    assertThat(data.at("/notDeleted/counteragentIDs/0").asInt()).isEqualTo(101);
    assertThat(data.at("/deleted/counteragentIDs").isEmpty()).isTrue();
  }

  @Test
  void theBookIsThatOfTheSessionsCurrentCustomer() {
    String session = world.login("user@example.org");
    world.call(
        "/v2/counteragents", world.with(session).put("cauid", world.second.uid().toString()));
    assertThat(World.json(world.call("/v2/book/counteragents", world.with(session))).at("/data"))
        .isEmpty();
    world.call("/v2/book/counteragent/update", anonymous(session));
    assertThat(world.one("select customer_id from book_counteragent where name = 'Кто'"))
        .isEqualTo(String.valueOf(world.second.id()));
  }

  @Test
  void whatBelongsToADeletedEntryGoesWithIt() {
    ObjectNode delete = world.with(world.session);
    delete.putArray("counteragentIDs").add(101);
    world.call("/v2/book/delete", delete);
    assertThat(
            world.one(
                "select (select count(*) from book_address where counteragent_id = 101)"
                    + " + (select count(*) from book_contact) + (select count(*) from book_phone)"
                    + " + (select count(*) from book_word where counteragent_id = 101)"))
        .isEqualTo("0");
  }

  @Test
  void aRepeatedCallIsAnsweredAgain() {
    HttpResponse<String> first =
        world.call(
            "/v2/book/counteragent/update", anonymous(world.session), "Idempotency-Key", "k1");
    HttpResponse<String> second =
        world.call(
            "/v2/book/counteragent/update", anonymous(world.session), "Idempotency-Key", "k1");
    assertThat(second.headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(World.json(second).at("/data/state").asString()).isEqualTo("new");
  }

  @Test
  void theCallsRowStandsWithTheEffect() {
    HttpResponse<String> answer =
        world.call("/v2/book/counteragent/update", anonymous(world.session));
    String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
    assertThat(world.one("select outcome || message from call where id = '%s'".formatted(id)))
        .isEqualTo("okv2/book/counteragent/update");
  }

  private static ObjectNode anonymous(String session) {
    return world.with(session).put("isAnonym", true).put("name", "Кто").put("phone", "79160000009");
  }

  private static ObjectNode body(String json) {
    ObjectNode body = (ObjectNode) JsonMapper.shared().readTree(json);
    return body.put("appkey", world.appkey).put("sessionID", world.session);
  }

  /** Calls with the bodies in turn, all at once; the answers' data. */
  private static List<JsonNode> atOnce(String path, List<String> bodies) throws Exception {
    var calls = new ArrayList<Callable<HttpResponse<String>>>();
    for (int i = 0; i < AT_ONCE; i++) {
      ObjectNode body = body(bodies.get(i % bodies.size()));
      calls.add(() -> world.call(path, body));
    }
    var data = new ArrayList<JsonNode>();
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (Future<HttpResponse<String>> answer : threads.invokeAll(calls)) {
        assertThat(answer.get().statusCode()).as(answer.get().body()).isEqualTo(200);
        data.add(World.json(answer.get()).get("data"));
      }
    }
    return data;
  }
}
