package dev.postorder.freight;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Idempotency-Key on the calls that write (section 9). */
final class IdempotencyKeyTest {
  private static final String KEY = "Idempotency-Key";
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
  void theFirstAnswerComesAgainInTheFormatAskedFor() {
    ObjectNode order = world.order(world.session, false, "Тверь");
    HttpResponse<String> first = world.call("/v2/request.json", order, KEY, "one");
    HttpResponse<String> again = world.call("/v2/request.json", order, KEY, "one");
    HttpResponse<String> xml = world.call("/v2/request.xml", order, KEY, "one");
    assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
    assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(again.body()).isEqualTo(first.body());
    String id = World.json(first).at("/data/requestID").asString();
    assertThat(xml.body()).contains("<requestID>" + id + "</requestID>");
    assertThat(xml.headers().firstValue("Idempotent-Replayed")).contains("true");
  }

  @Test
  void anotherSessionOfTheUserReplaysToo() {
    ObjectNode order = world.order(world.session, false, "Тверь");
    HttpResponse<String> first = world.call("/v2/request", order, KEY, "session");
    order.put("sessionID", world.login("user@example.org"));
    assertThat(world.call("/v2/request", order, KEY, "session").body()).isEqualTo(first.body());
  }

  @Test
  void anotherBodyIsRefused() {
    world.call("/v2/request", world.order(world.session, false, "Тверь"), KEY, "two");
    HttpResponse<String> other =
        world.call("/v2/request", world.order(world.session, false, "Москва"), KEY, "two");
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(World.json(other).at("/errors/0/code").asInt()).isEqualTo(100005);
  }

  @Test
  void refusalsAreNotKept() {
    String order = world.queued();
    ObjectNode body = world.with(world.session).put("orderID", order);
    body.putObject("members").putObject("sender").putArray("contactIDs").add(987654);
    assertThat(world.call("/v1/orders/change_contacts", body, KEY, "three").statusCode())
        .isEqualTo(400);
    body.putObject("members")
        .putObject("sender")
        .putArray("contactPersons")
        .addObject()
        .put("name", "Анна");
    HttpResponse<String> done = world.call("/v1/orders/change_contacts", body, KEY, "three");
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(done.headers().firstValue("Idempotent-Replayed")).isEmpty();
  }

  @Test
  void joiningTwiceAtOnceJoinsOnce() {
    ObjectNode body = world.with(world.session);
    body.putArray("requestids").add(world.draft("Тверь")).add(world.draft("Тверь"));
    List<String> answers =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> world.call("/v1/customers/multi_request", body, KEY, "four").body()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .distinct()
            .toList();
    assertThat(answers).hasSize(1);
    assertThat(answers.getFirst()).contains("\"state\":\"success\"");
    assertThat(world.call("/v1/customers/multi_request", body).body()).contains("не соответствует");
  }

  @Test
  void aKeyTooLongIsRefused() {
    HttpResponse<String> answer =
        world.call("/v2/request", world.order(world.session, false, "Тверь"), KEY, "k".repeat(256));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(World.json(answer).at("/errors/0/code").asInt()).isEqualTo(180008);
  }
}
