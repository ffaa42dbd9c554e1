package dev.postorder.freight.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.freight.Golden;
import dev.postorder.freight.World;
import dev.postorder.freight.wire.Format;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** What is told without a session where public tracking is on, and that it is off by default. */
final class PublicTrackingTest {
  private static final String ORDERS = "v3/orders";
  private static final String HISTORY = "v3/orders/statuses_history";
  private static Shelf shelf;

  @BeforeAll
  static void start() {
    shelf = new Shelf("freight.public-tracking=true");
  }

  @AfterAll
  static void stop() {
    shelf.close();
  }

  static Stream<Arguments> cases() {
    return Stream.of(
        Arguments.of(ORDERS, "success-public", 200, "'docIds':['${arrivedNumber}','${draft}']"),
        Arguments.of(ORDERS, "success-public-by-barcode", 200, "'barcode':'${arrivedNumber}'"),
        Arguments.of(ORDERS, "order-unknown-public", 400, "'docIds':['${draft}','7']"),
        Arguments.of(ORDERS, "session-absent-public", 401, "'orderNumber':'ИМ-7788'"),
        Arguments.of(HISTORY, "success-public", 200, "'docIds':['${arrivedNumber}','${draft}']"),
        Arguments.of(HISTORY, "session-absent-public", 401, "'webOrderNumber':'ИМ-7788'"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cases")
  void isAnswered(String method, String name, int status, String fields) {
    for (Format format : Format.values()) {
      ObjectNode body = World.body().put("appkey", shelf.world.appkey);
      body.setAll(SearchGoldenTest.fields(shelf, fields));
      HttpResponse<String> answer = shelf.call(method, format, body);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
      Golden.check(method + "/" + name, format, answer.body(), shelf.names());
    }
  }

  @Test
  void aSessionThatIsGivenIsChecked() {
    ObjectNode body = shelf.world.with("nobody").put("docIds", shelf.arrivedNumber);
    assertThat(shelf.call(ORDERS, Format.JSON, body).statusCode()).isEqualTo(401);
    body.put("sessionID", shelf.world.session);
    assertThat(shelf.call(ORDERS, Format.JSON, body).body()).contains("customerUid");
  }

  @Test
  void whoAsksWithoutASessionAgainAndAgainWaits() {
    try (var busy = new World("freight.public-tracking=true")) {
      ObjectNode body = World.body().put("appkey", busy.appkey).put("docIds", "7");
      int status = 400;
      for (int i = 0; i < 70 && status == 400; i++) {
        status = busy.call("/" + ORDERS, body).statusCode();
      }
      assertThat(status).isEqualTo(429);
      ObjectNode known = busy.with(busy.session);
      assertThat(busy.call("/" + ORDERS, known).statusCode()).isEqualTo(200);
    }
  }
}
