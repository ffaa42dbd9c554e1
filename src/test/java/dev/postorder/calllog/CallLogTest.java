package dev.postorder.calllog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postorder.platform.config.DataSize;
import dev.postorder.platform.database.Database;
import dev.postorder.platform.ids.TimeOrderedId;
import dev.postorder.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CallLogTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456789Z");

  private final Database database = TestDatabase.fresh();
  private final Jdbi jdbi = database.jdbi();
  private CallLog log = log(Bodies.WRITES);

  @AfterEach
  void close() {
    log.close();
    database.close();
  }

  @Test
  void aSuccessfulReadIsOneRowWithoutBodies() {
    Call call = log.open(Source.API, "v3/orders/history", "10.0.0.1");
    call.session("A12345678901", 7);
    call.order(3, 42);
    log.close(exchange(call, Outcome.OK, false, "{\"sessionID\":\"s3cret\"}", "{}"));
    log.flush();

    Map<String, Object> row = only("call");
    assertThat(row)
        .containsEntry("id", call.id())
        .containsEntry("message", "v3/orders/history")
        .containsEntry("trail", "A12345678901")
        .containsEntry("user_id", 7L)
        .containsEntry("request_id", 42)
        .containsEntry("outcome", "ok")
        .containsEntry("status", 200)
        .containsEntry("request_size", 22)
        .containsEntry("duration_us", 1500L);
    assertThat((byte[]) row.get("request_sha256")).hasSize(32);
    assertThat(rows("call_exchange")).isEmpty();
  }

  @Test
  void aRefusalKeepsMaskedBodies() {
    Call call = log.open(Source.API, "v3/auth/login", "::1");
    log.close(exchange(call, Outcome.REFUSED, true, "{\"password\":\"s3cret\"}", "<a>\u0001</a>"));
    log.flush();

    assertThat(only("call")).containsEntry("outcome", "refused");
    assertThat(only("call_exchange"))
        .containsEntry("call_id", call.id())
        .containsEntry("request", "{\"password\":\"***\"}");
  }

  @Test
  void aWriteHasItsRowFromItsTransactionAndItsFiguresFromBehind() {
    Call call = log.open(Source.API, "v1/orders/change_contacts", "::1");
    jdbi.useTransaction(
        handle -> {
          log.trail(handle, call, Optional.of("note"));
          assertThat(call.trailWritten()).isFalse();
        });
    assertThat(call.trailWritten()).isTrue();
    log.close(exchange(call, Outcome.OK, true, "{}", "{\"a\":1}"));
    log.flush();

    assertThat(only("call")).containsEntry("note", "note").containsEntry("status", null);
    assertThat(only("call_exchange"))
        .containsEntry("answer", "{\"a\":1}")
        .containsEntry("at", only("call").get("at"));
  }

  @Test
  void aWriteThatRolledBackIsWrittenBehindAsAWhole() {
    Call call = log.open(Source.API, "v1/orders/change_contacts", "::1");
    assertThatThrownBy(
            () ->
                jdbi.useTransaction(
                    handle -> {
                      log.trail(handle, call, Optional.empty());
                      throw new IllegalStateException("rolled back");
                    }))
        .isInstanceOf(IllegalStateException.class);
    log.close(exchange(call, Outcome.FAULT, true, "{}", "{}"));
    log.flush();

    assertThat(only("call")).containsEntry("outcome", "fault").containsEntry("status", 200);
  }

  @Test
  void bodiesAreKeptAsTheSettingSays() {
    replace(Bodies.NONE);
    log.close(exchange(open(), Outcome.REFUSED, true, "{}", "{}"));
    log.flush();
    assertThat(rows("call_exchange")).isEmpty();

    replace(Bodies.ALL);
    log.close(exchange(open(), Outcome.OK, false, "{}", "{}"));
    log.flush();
    assertThat(rows("call_exchange")).hasSize(1);
  }

  @Test
  void writesManyInFewStatementsAndTheRestAtTheStop() {
    for (int i = 0; i < 1200; i++) {
      log.close(exchange(open(), Outcome.REFUSED, false, "{\"n\":" + i + "}", "{}"));
    }
    log.close();
    assertThat(rows("call")).hasSize(1200);
    assertThat(rows("call_exchange")).hasSize(1200);
    assertThat(log.dropped()).isZero();
  }

  @Test
  void aRowThatTheDatabaseRefusesTakesNoOtherAlong() {
    Call odd = new Call(TimeOrderedId.at(NOW), NOW, Source.API, "nul\u0000", "::1");
    log.close(exchange(odd, Outcome.OK, false, "{}", "{}"));
    log.close(exchange(open(), Outcome.OK, false, "{}", "{}"));
    log.flush();
    assertThat(rows("call")).hasSize(1);
    assertThat(log.dropped()).isEqualTo(1);
  }

  @Test
  void largeBodiesAreCountedWholeAndHeldInPart() {
    byte[] large = ("{\"a\":\"" + "x".repeat(3 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 40; i++) {
      log.close(
          new Exchange(
              open(), Outcome.REFUSED, Optional.empty(), true, 413, Duration.ZERO, large, large));
    }
    log.flush();
    assertThat(rows("call_exchange"))
        .hasSize(40)
        .allSatisfy(row -> assertThat(row).containsEntry("request_size", large.length));
  }

  @Test
  void idsSortByTime() {
    assertThat(TimeOrderedId.at(NOW).version()).isEqualTo(7);
    assertThat(TimeOrderedId.at(NOW).variant()).isEqualTo(2);
    assertThat(TimeOrderedId.time(TimeOrderedId.at(NOW)).toEpochMilli())
        .isEqualTo(NOW.toEpochMilli());
    assertThat(TimeOrderedId.at(NOW).toString())
        .isLessThan(TimeOrderedId.at(NOW.plusNanos(1_000)).toString());
  }

  @Test
  void trailsOfManyCallsGoIntoOneStatement() {
    List<Call> calls = List.of(open(), open());
    calls.getFirst().session("A12345678901", 7);
    jdbi.useTransaction(
        handle ->
            CallLog.bind(
                    handle.createUpdate(
                        "insert into call ("
                            + CallLog.TRAIL_COLUMNS
                            + ") select id, at, source, message, trail, user_id, 1, n, 'ok', null,"
                            + " ip from "
                            + CallLog.CALLS),
                    calls)
                .execute());
    assertThat(rows("call"))
        .extracting(row -> row.get("trail"))
        .containsExactlyInAnyOrder("A12345678901", null);
  }

  private void replace(Bodies bodies) {
    log.close();
    log = log(bodies);
  }

  private CallLog log(Bodies bodies) {
    return new CallLog(
        jdbi,
        Clock.fixed(NOW, ZoneOffset.UTC),
        new CallLogSettings(bodies, new DataSize(4096), Duration.ofDays(30)));
  }

  private Call open() {
    return log.open(Source.API, "v3/orders/history", "::1");
  }

  private static Exchange exchange(
      Call call, Outcome outcome, boolean write, String request, String answer) {
    return new Exchange(
        call,
        outcome,
        Optional.empty(),
        write,
        200,
        Duration.ofNanos(1_500_000),
        request.getBytes(StandardCharsets.UTF_8),
        answer.getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, Object> only(String table) {
    assertThat(rows(table)).hasSize(1);
    return rows(table).getFirst();
  }

  private List<Map<String, Object>> rows(String table) {
    return jdbi.withHandle(handle -> handle.select("select * from " + table).mapToMap().list());
  }
}
