package dev.postorder.travel;

import static dev.postorder.travel.TravelServer.COMPLETED;
import static dev.postorder.travel.TravelServer.EMAIL;
import static dev.postorder.travel.TravelServer.FOREIGN;
import static dev.postorder.travel.TravelServer.READER;
import static dev.postorder.travel.TravelServer.SILENT;
import static dev.postorder.travel.TravelServer.STRANGER;
import static dev.postorder.travel.TravelServer.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Renotify does, and what the call log says of it (travel specification, section 4). */
class RenotifyTest {
  private static final String TRUE = "<ResponseDetails>true</ResponseDetails>";
  private static TravelServer server;
  private static String token;

  @BeforeAll
  static void start() {
    server = TravelServer.start();
    token = server.token(EMAIL);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<Map<String, Object>> rows(String sql, Object value) {
    return server
        .server()
        .jdbi()
        .withHandle(handle -> handle.createQuery(sql).bind(0, value).mapToMap().list());
  }

  private static List<Map<String, Object>> notifications(int order) {
    return rows("select * from notification where request_id = ? order by id", order);
  }

  private static UUID callId(HttpResponse<String> answer) {
    return UUID.fromString(answer.headers().firstValue("X-Request-Id").orElseThrow());
  }

  private static Map<String, Object> call(HttpResponse<String> answer) {
    return rows("select * from call where id = ?", callId(answer)).getFirst();
  }

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void queuesALetterOfTheEventOnlyAndLeavesATrail(SoapVersion version) {
    HttpResponse<String> answer = server.renotify(version, token, COMPLETED);

    assertThat(answer.body()).contains("<Errors/>" + TRUE);
    assertThat(rows("select * from notification where call_id = ?", callId(answer)))
        .singleElement()
        .satisfies(
            letter ->
                assertThat(letter)
                    .containsEntry("request_id", COMPLETED)
                    .containsEntry("event", "order_completed")
                    .containsEntry("recipient", "receiver@domain.ru"));
    assertThat(call(answer))
        .containsEntry("source", "api")
        .containsEntry("message", "OrdersAPI/Renotify")
        .containsEntry("outcome", "ok")
        .containsEntry("request_id", COMPLETED)
        .containsEntry("ip", "127.0.0.1")
        .containsEntry(
            "trail", TravelServer.between(answer.body(), "SessionID=\"", "\"").orElseThrow());
  }

  @Test
  void everyCallOfATokenHasItsTrailName() {
    String first = server.renotify(SoapVersion.V11, token, COMPLETED).body();
    String second = server.renotify(SoapVersion.V12, token, UNKNOWN).body();

    assertThat(TravelServer.between(first, "SessionID=\"", "\""))
        .isEqualTo(TravelServer.between(second, "SessionID=\"", "\""));
  }

  @Test
  void withoutAValidTokenEachCallHasAFreshName() {
    String first = server.renotify(SoapVersion.V11, "none", COMPLETED).body();
    String second = server.renotify(SoapVersion.V11, "none", COMPLETED).body();

    assertThat(TravelServer.between(first, "SessionID=\"", "\""))
        .isNotEqualTo(TravelServer.between(second, "SessionID=\"", "\""));
  }

  @Test
  void nobodyToTellIsTrueAndSaidInTheTrail() {
    HttpResponse<String> answer = server.renotify(SoapVersion.V12, token, SILENT);

    assertThat(answer.body()).contains(TRUE);
    assertThat(notifications(SILENT)).isEmpty();
    assertThat(call(answer)).containsEntry("note", "уведомлений: 0");
  }

  @Test
  void whoOnlySeesTheOrderMayRenotify() {
    assertThat(server.renotify(SoapVersion.V11, server.token(READER), COMPLETED).body())
        .contains(TRUE);
  }

  @Test
  void anOrderOfAnotherCustomerIsLikeNone() {
    String stranger = server.token(STRANGER);
    int before = notifications(COMPLETED).size();

    String foreign = server.renotify(SoapVersion.V11, stranger, COMPLETED).body();
    String unknown = server.renotify(SoapVersion.V11, stranger, UNKNOWN).body();

    String differing = "ResponseDate=\"[^\"]*\"";
    assertThat(foreign.replaceAll(differing, "")).isEqualTo(unknown.replaceAll(differing, ""));
    assertThat(notifications(COMPLETED)).hasSize(before);
    assertThat(server.renotify(SoapVersion.V11, stranger, FOREIGN).body()).contains(TRUE);
  }

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void anIdempotencyKeyTakesEffectOnceInEitherVersion(SoapVersion version) {
    String key = UUID.randomUUID().toString();
    HttpResponse<String> first =
        server.renotify(SoapVersion.V12, token, COMPLETED, "Idempotency-Key", key);
    int after = notifications(COMPLETED).size();

    HttpResponse<String> again = server.renotify(version, token, COMPLETED, "Idempotency-Key", key);

    assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
    assertThat(TravelServer.between(again.body(), "<soap:Body>", "</soap:Body>"))
        .isEqualTo(TravelServer.between(first.body(), "<soap:Body>", "</soap:Body>"));
    assertThat(again.body()).contains(version.namespace());
    assertThat(notifications(COMPLETED)).hasSize(after);
    assertThat(call(first)).containsEntry("outcome", "ok");
  }

  @Test
  void manyCallsAtOnceUnderOneKeyTakeEffectOnce() {
    String key = UUID.randomUUID().toString();
    int before = notifications(COMPLETED).size();

    List<String> answers =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(
                i -> server.renotify(SoapVersion.V12, token, COMPLETED, "Idempotency-Key", key))
            .map(HttpResponse::body)
            .distinct()
            .toList();

    assertThat(answers).singleElement().asString().contains(TRUE);
    assertThat(notifications(COMPLETED)).hasSize(before + 1);
  }

  @Test
  void aRefusalIsNotKeptUnderItsKey() {
    String key = UUID.randomUUID().toString();
    server.renotify(SoapVersion.V11, token, UNKNOWN, "Idempotency-Key", key);

    assertThat(server.renotify(SoapVersion.V11, token, COMPLETED, "Idempotency-Key", key).body())
        .contains(TRUE);
  }

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void withinTheIntervalItIsRefusedWithTheTimeToWait(SoapVersion version) {
    try (var limited = TravelServer.start("limits.renotify-interval=1h")) {
      String its = limited.token(EMAIL);
      assertThat(limited.renotify(version, its, COMPLETED).body()).contains(TRUE);
      HttpResponse<String> refused = limited.renotify(version, its, COMPLETED);
      assertThat(refused.statusCode()).isEqualTo(200);
      assertThat(refused.body())
          .containsPattern(
              "<UniversalApiError Type=\"LimitExceededException\""
                  + " Text=\"Превышен лимит запросов, повторите через 3[56]\\d\\d с\"/>")
          .contains("<ResponseDetails>false</ResponseDetails>");
    }
  }
}
