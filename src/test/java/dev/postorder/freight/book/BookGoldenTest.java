package dev.postorder.freight.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.access.Directory;
import dev.postorder.freight.Golden;
import dev.postorder.freight.World;
import dev.postorder.freight.wire.Format;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every answer of every method of the address book, on both wires, in both formats. */
final class BookGoldenTest {
  private static World world;
  private static BookFixture fixture;
  private static String nobody;

  @BeforeAll
  static void start() {
    world = new World();
    fixture = new BookFixture(world.server.jdbi());
    world
        .server
        .jdbi()
        .useTransaction(
            handle ->
                new Directory(Clock.systemUTC())
                    .addUser(handle, "nobody@example.org", World.PASSWORD));
    nobody = world.login("nobody@example.org");
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  static Stream<BookCases.Case> cases() {
    return BookCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answersAsWrittenDown(BookCases.Case one) {
    boolean success = one.name().startsWith("success");
    boolean old = one.method().startsWith("v1");
    boolean reads = one.method().matches(".*/(counteragents|search|addresses|contacts|address)");
    for (Format format : Format.values()) {
      fixture.fill(world.first.id(), world.foreign.id());
      ObjectNode body = (ObjectNode) JsonMapper.shared().readTree("{" + one.body() + "}");
      boolean refused = one.name().equals("no-access");
      body.put("appkey", world.appkey);
      body.put("sessionID", refused ? reads ? nobody : world.reader : world.session);
      String ending = format == Format.JSON ? ".json" : ".xml";
      HttpResponse<String> answer = world.call("/" + one.method() + ending, body);
      assertThat(answer.statusCode())
          .as(answer.body())
          .isEqualTo(refused ? 403 : success || old ? 200 : 400);
      Golden.check(
          one.method() + "/" + one.name(),
          format,
          answer.body(),
          Map.of("url", world.server.wiring().publicUrl().toString()));
    }
  }
}
