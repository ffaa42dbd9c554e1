package dev.postorder.freight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.freight.wire.Format;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/** The errors that have the List shape on every path, in both formats. */
final class RareErrorsTest {
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
  @EnumSource(Format.class)
  void unreadableBody(Format format) {
    check(
        "every-method/unreadable",
        400,
        format,
        world.post(path("v1/customers/login", format), "<{"));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void anotherVerb(Format format) {
    HttpResponse<String> answer =
        world.server.send("PUT", path("v1/customers/login", format), "<{");
    check("every-method/wrong-verb", 405, format, answer);
    assertThat(answer.headers().firstValue("Allow")).contains("POST");
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void keyOfAnotherBody(Format format) {
    String path = path("v1/customers/request", format);
    world.call(path, world.order(world.session, false, "Тверь"), "Idempotency-Key", "k" + format);
    check(
        "every-method/key-reused",
        422,
        format,
        world.call(
            path, world.order(world.session, false, "Клин"), "Idempotency-Key", "k" + format));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void tooManyWrongPasswords(Format format) {
    ObjectNode body =
        World.body()
            .put("appkey", world.appkey)
            .put("login", format.name().toLowerCase(Locale.ROOT) + "@example.org")
            .put("password", "no");
    HttpResponse<String> answer = world.call(path("v3/auth/login", format), body);
    for (int i = 0; i < 11 && answer.statusCode() == 401; i++) {
      answer = world.call(path("v3/auth/login", format), body);
    }
    String seconds = answer.headers().firstValue("Retry-After").orElseThrow();
    assertThat(answer.statusCode()).isEqualTo(429);
    Golden.check(
        "v3/auth/login/too-many-logins",
        format,
        answer.body(),
        Map.of(
            "url",
            world.server.wiring().publicUrl().toString(),
            "wait",
            "через " + seconds + " с"));
  }

  /** The database loses a table under the running server. */
  @ParameterizedTest
  @EnumSource(Format.class)
  void failureOnOurSide(Format format) {
    try (World broken = new World()) {
      ObjectNode body = broken.with(broken.session).put("orderID", broken.queued());
      broken.server.jdbi().useHandle(handle -> handle.execute("drop table change_request cascade"));
      HttpResponse<String> answer = broken.call(path("v3/orders/history", format), body);
      String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
      assertThat(answer.statusCode()).isEqualTo(500);
      Golden.check(
          "every-method/internal",
          format,
          answer.body(),
          Map.of("call", id, "url", broken.server.wiring().publicUrl().toString()));
      assertThat(broken.login("user@example.org")).isNotEmpty();
    }
  }

  private static String path(String method, Format format) {
    return "/" + method + (format == Format.JSON ? ".json" : ".xml");
  }

  private static void check(String name, int status, Format format, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    Golden.check(
        name, format, answer.body(), Map.of("url", world.server.wiring().publicUrl().toString()));
  }
}
