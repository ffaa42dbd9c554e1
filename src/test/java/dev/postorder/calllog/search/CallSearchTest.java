package dev.postorder.calllog.search;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallSearchTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private static final String UID = "7c1ad5b4-4b3c-4a43-9f0c-3f5a4ad7f0c1";

  private final Database database = TestDatabase.fresh();
  private final SettableClock clock = new SettableClock(NOW);
  private final CallLog log = new CallLog(database.jdbi(), clock, CallLogSettings.defaults());
  private final CallSearch search = new CallSearch(database.jdbi(), clock, Duration.ofDays(30));
  private final CallCounts counts = new CallCounts(database.jdbi());

  @BeforeEach
  void people() {
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

  @AfterEach
  void close() {
    log.close();
    database.close();
  }

  @Test
  void everyKeyFindsWhatItNames() {
    UUID own =
        write(
            "v1/orders/change_contacts", Outcome.OK, 200, 12, "{\"name\":\"Иванов Иван\",\"n\":1}");
    UUID refused = write("v3/auth/login", Outcome.REFUSED, 422, 700, "{\"name\":\"ул.Ткача\"}");
    UUID job = job("cleaning");
    log.flush();

    assertThat(ids("")).containsExactly(job, refused, own);
    assertThat(ids("session:SESSION00001")).containsExactly(refused, own);
    assertThat(ids("message:CHANGE_con")).containsExactly(own);
    assertThat(ids("message:c")).contains(own, job);
    assertThat(ids("source:job")).containsExactly(job);
    assertThat(ids("-source:job")).containsExactly(refused, own);
    assertThat(ids("source:job source:api")).hasSize(3);
    assertThat(ids("order:7")).containsExactly(refused, own);
    assertThat(ids("1900000000007")).containsExactly(refused, own);
    assertThat(ids("order:1900000000008")).isEmpty();
    assertThat(ids("customer:\"ооо ромашка\"")).containsExactly(refused, own);
    assertThat(ids("customer:" + UID)).containsExactly(refused, own);
    assertThat(ids("customer:ромашка")).isEmpty();
    assertThat(ids("customer:\"' | ромашка\"")).isEmpty();
    assertThat(ids("-customer:" + UID)).containsExactly(job);
    assertThat(ids("user:Anna@example.org")).containsExactly(refused, own);
    assertThat(ids("-user:anna@example.org")).containsExactly(job);
    assertThat(ids("outcome:refused")).containsExactly(refused);
    assertThat(ids("-outcome:ok")).containsExactly(job, refused);
    assertThat(ids("outcome:ok")).containsExactly(own);
    assertThat(ids("status:4xx")).containsExactly(refused);
    assertThat(ids("-status:4xx")).containsExactly(job, own);
    assertThat(ids("duration:>500ms")).containsExactly(refused);
    assertThat(ids("duration:<20ms session:SESSION00001")).containsExactly(own);
    assertThat(ids("ip:127.0.0.1 -message:login")).containsExactly(own);
    assertThat(ids("иванов")).containsExactly(own);
    assertThat(ids("\"иванов иван\"")).containsExactly(own);
    assertThat(ids("\"иван иванов\"")).isEmpty();
    assertThat(ids("Ткач -outcome:ok")).containsExactly(refused);
    assertThat(ids("-Ткача session:SESSION00001")).containsExactly(own);
    assertThat(ids("Ткача session:SESSION00001")).containsExactly(refused);
    assertThat(ids("session:unknown")).isEmpty();
  }

  @Test
  void figuresAreFoundWhereverTheyStand() {
    UUID committed = write("v1/orders/change_contacts", Outcome.OK, 500, 250, "{}");
    UUID refused = write("v3/auth/login", Outcome.REFUSED, 503, 90, "{}");
    write("v3/orders", Outcome.OK, 200, 3, "{}");
    log.flush();
    assertThat(ids("status:5xx")).containsExactly(refused, committed);
    assertThat(ids("status:5xx status:500")).containsExactly(refused, committed);
    assertThat(ids("status:500 order:7")).containsExactly(committed);
    assertThat(ids("duration:>=100ms")).containsExactly(committed);
    assertThat(ids("duration:>80ms duration:<100ms")).containsExactly(refused);
    assertThat(ids("duration:>100ms duration:<200ms")).isEmpty();
    assertThat(ids("status:>=400 duration:>100ms -message:login")).containsExactly(committed);
    assertThat(histogram("status:5xx", lastDay()).calls()).isEqualTo(2);
    assertThat(histogram("status:5xx", lastDay()).errors()).isEqualTo(1);
  }

  @Test
  void pagesGoToOlderAndNewerCallsWithoutLosingAny() {
    for (int i = 0; i < 23; i++) {
      clock.advance(Duration.ofHours(5));
      write("v3/orders", i % 2 == 0 ? Outcome.OK : Outcome.REFUSED, 200, 5, "{}");
    }
    log.flush();
    for (String q :
        List.of("", "-outcome:ok", "session:SESSION00001", "duration:<1s", "message:v3")) {
      List<UUID> all = ids(q);
      var older = new ArrayList<UUID>();
      Found.Page page = page(q, CallPage.newest(5));
      older.addAll(ids(page));
      while (page.next().isPresent()) {
        page = page(q, CallPage.before(page.next().get(), 5));
        older.addAll(ids(page));
      }
      assertThat(older).as(q).isEqualTo(all).doesNotHaveDuplicates();
      var newer = new ArrayList<UUID>();
      newer.add(all.getLast());
      page = page(q, CallPage.after(all.getLast(), 5));
      newer.addAll(0, ids(page));
      while (page.next().isPresent()) {
        page = page(q, CallPage.after(page.next().get(), 5));
        newer.addAll(0, ids(page));
      }
      assertThat(newer).as(q).isEqualTo(all);
    }
  }

  @Test
  void textIsLookedForWithinADayOnly() {
    CallFilter text = filter("слово");
    assertThat(search.faults(text, search.kept()))
        .extracting(Fault::kind)
        .containsExactly(Fault.Kind.ONE_DAY);
    assertThat(search.faults(text, lastDay())).isEmpty();
    assertThat(search.faults(CallFilter.ALL, search.kept())).isEmpty();
  }

  @Test
  void theCountersSayWhatCountingSays() {
    for (int i = 0; i < 90; i++) {
      clock.advance(Duration.ofMinutes(3));
      write(
          i % 3 == 0 ? "v3/orders" : "v3/auth/login",
          i % 5 == 0 ? Outcome.FAULT : Outcome.OK,
          200,
          5,
          "{}");
    }
    log.flush();
    for (String q :
        List.of("", "message:login", "outcome:fault", "source:api -message:orders", "source:job")) {
      for (Duration length :
          List.of(Duration.ofMinutes(40), Duration.ofHours(4), Duration.ofDays(3))) {
        var range = new Range(clock.instant().minus(length), clock.instant().plusSeconds(1));
        Histogram kept = histogram(q, range);
        Histogram counted = histogram((q + " ip:127.0.0.1").strip(), range);
        assertThat(kept).as(q + " " + length).isEqualTo(counted);
        assertThat(kept.bars().size()).isBetween(2, 66);
      }
    }
    Histogram all = histogram("", new Range(NOW, clock.instant().plusSeconds(1)));
    assertThat(all.calls()).isEqualTo(90);
    assertThat(all.errors()).isEqualTo(18);
    assertThat(CallCounts.quick(filter("message:x"))).isTrue();
    assertThat(CallCounts.quick(filter("session:SESSION00001"))).isFalse();
  }

  @Test
  void aCallIsCountedOnceWhoeverWroteItsRow() {
    Call call = open("v1/orders/change_contacts");
    database.jdbi().useTransaction(handle -> log.trail(handle, call, Optional.empty()));
    Exchange exchange = exchange(call, Outcome.OK, 200, 3, "{}");
    log.close(exchange);
    log.close(exchange);
    log.flush();
    log.close(exchange);
    log.flush();
    assertThat(histogram("", lastDay()).calls()).isEqualTo(1);
    assertThat(ids("")).hasSize(1);
  }

  @Test
  void theCallOfAJobIsCountedThoughNobodyClosesIt() {
    Call job = log.open(Source.JOB, "simulator/move", "::1");
    database.jdbi().useTransaction(handle -> log.trail(handle, job, Optional.empty()));
    log.flush();
    assertThat(histogram("source:job", lastDay()).calls()).isEqualTo(1);
    log.close(exchange(job, Outcome.OK, 200, 3, "{}"));
    log.flush();
    assertThat(histogram("", lastDay()).calls()).isEqualTo(1);
  }

  @Test
  void countsAreForgottenWithTheirDay() {
    write("v3/orders", Outcome.OK, 200, 5, "{}");
    log.flush();
    clock.advance(Duration.ofDays(32));
    write("v3/auth/login", Outcome.OK, 200, 5, "{}");
    log.flush();
    log.turnPartitions();
    assertThat(search.messages()).containsExactly("v3/auth/login");
    Integer minutes =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("select count(*) from call_minute")
                        .mapTo(Integer.class)
                        .one());
    assertThat(minutes).isEqualTo(1);
  }

  @Test
  void anExportIsWholeAndIsNoFormula() throws IOException {
    for (int i = 0; i < 1203; i++) {
      clock.advance(Duration.ofMillis(7));
      write("v3/orders", Outcome.OK, 200, 5, "{}");
    }
    write("=cmd|'x'!A1,\"", Outcome.OK, 200, 5, "{}");
    log.flush();
    String csv = export(ExportFormat.CSV, 100_000);
    assertThat(csv.lines()).hasSize(1205);
    assertThat(csv)
        .contains(",\"'=cmd|'x'!A1,\"\"\",SESSION00001,anna@example.org,,7,1900000000007,ok,");
    assertThat(export(ExportFormat.NDJSON, 100_000).lines())
        .hasSize(1204)
        .allMatch(line -> line.startsWith("{\"id\":\""));
    assertThat(export(ExportFormat.NDJSON, 700).lines()).hasSize(700);
    for (String formula : List.of("=1", "+1", "-1", "@x", "\t=1", "\r=1")) {
      assertThat(CallLines.cell(formula).replace("\"", "")).startsWith("'");
    }
  }

  private String export(ExportFormat format, int most) throws IOException {
    var out = new ByteArrayOutputStream();
    CallExport.open(
            search, CallFilter.ALL, search.kept(), Optional.empty(), most, format, call -> call)
        .orElseThrow()
        .write(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private Histogram histogram(String q, Range range) {
    return counts
        .histogram(filter(q), range, ZoneOffset.ofHours(3), Duration.ofSeconds(10))
        .orElseThrow();
  }

  private Range lastDay() {
    return new Range(clock.instant().minus(Duration.ofHours(23)), clock.instant().plusSeconds(60));
  }

  private List<UUID> ids(String q) {
    return ids(page(q, CallPage.newest(500)));
  }

  private Found.Page page(String q, CallPage page) {
    CallFilter filter = filter(q);
    return (Found.Page) search.search(filter, filter.text() ? lastDay() : search.kept(), page);
  }

  private static List<UUID> ids(Found.Page page) {
    return page.calls().stream().map(LoggedCall::id).toList();
  }

  private static CallFilter filter(String q) {
    return ((Parsed.Understood) CallLanguage.parse(q, true)).filter();
  }

  private Call open(String message) {
    clock.advance(Duration.ofMillis(1));
    Call call = log.open(Source.API, message, "127.0.0.1");
    call.session("SESSION00001", 1);
    call.order(1, 7);
    return call;
  }

  private UUID write(String message, Outcome outcome, int status, int millis, String request) {
    Call call = open(message);
    if (outcome == Outcome.OK) {
      database.jdbi().useTransaction(handle -> log.trail(handle, call, Optional.empty()));
    }
    log.close(exchange(call, outcome, status, millis, request));
    return call.id();
  }

  private UUID job(String message) {
    clock.advance(Duration.ofMillis(1));
    Call call = log.open(Source.JOB, message, "::1");
    log.close(exchange(call, Outcome.FAULT, 500, 3, "{}"));
    return call.id();
  }

  private static Exchange exchange(
      Call call, Outcome outcome, int status, int millis, String request) {
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
}
