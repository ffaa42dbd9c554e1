package dev.postorder.calllog.search;

import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.calllog.CallLogSettings;
import dev.postorder.calllog.Exchange;
import dev.postorder.calllog.LoggedCall;
import dev.postorder.calllog.Outcome;
import dev.postorder.calllog.Source;
import dev.postorder.platform.database.Database;
import dev.postorder.testing.SettableClock;
import dev.postorder.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A log of calls of one user about one order, and what is found in it. */
final class CallStage implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  static final String UID = "7c1ad5b4-4b3c-4a43-9f0c-3f5a4ad7f0c1";

  final Database database = TestDatabase.fresh();
  final SettableClock clock = new SettableClock(NOW);
  final CallLog log = new CallLog(database.jdbi(), clock, CallLogSettings.defaults());
  final CallSearch search = new CallSearch(database.jdbi(), clock, Duration.ofDays(30));
  private final CallCounts counts = new CallCounts(database.jdbi());

  CallStage() {
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  "insert into customer (id, uid, name) values (1, '" + UID + "', 'ООО Ромашка')");
              handle.execute(
                  "insert into app_user (id, login, password_hash) values (1, 'anna@example.org',"
                      + " 'x')");
              handle.execute(
                  "insert into order_directory (request_id, order_number, customer_id) values (7,"
                      + " '1900000000007', 1)");
            });
  }

  Histogram histogram(String q, Range range) {
    return counts
        .histogram(filter(q), range, ZoneOffset.ofHours(3), Duration.ofSeconds(10))
        .orElseThrow();
  }

  Range lastDay() {
    return new Range(clock.instant().minus(Duration.ofHours(23)), clock.instant().plusSeconds(60));
  }

  List<UUID> ids(String q) {
    return ids(page(q, CallPage.newest(500)));
  }

  Found.Page page(String q, CallPage page) {
    CallFilter filter = filter(q);
    return (Found.Page) search.search(filter, filter.text() ? lastDay() : search.kept(), page);
  }

  static List<UUID> ids(Found.Page page) {
    return page.calls().stream().map(LoggedCall::id).toList();
  }

  static CallFilter filter(String q) {
    return ((Parsed.Understood) CallLanguage.parse(q, true)).filter();
  }

  Call open(String message) {
    clock.advance(Duration.ofMillis(1));
    Call call = log.open(Source.API, message, "127.0.0.1");
    call.session("SESSION00001", 1);
    call.order(1, 7);
    return call;
  }

  UUID write(String message, Outcome outcome, int status, int millis, String request) {
    Call call = open(message);
    if (outcome == Outcome.OK) {
      database.jdbi().useTransaction(handle -> log.trail(handle, call, Optional.empty()));
    }
    log.close(exchange(call, outcome, status, millis, request));
    return call.id();
  }

  UUID job(String message) {
    clock.advance(Duration.ofMillis(1));
    Call call = log.open(Source.JOB, message, "::1");
    log.close(exchange(call, Outcome.FAULT, 500, 3, "{}"));
    return call.id();
  }

  static Exchange exchange(Call call, Outcome outcome, int status, int millis, String request) {
    return new Exchange(
        call,
        outcome,
        Optional.empty(),
        true,
        status,
        Duration.ofMillis(millis),
        request.getBytes(StandardCharsets.UTF_8),
        "{\"done\":true}".getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    log.close();
    database.close();
  }
}
