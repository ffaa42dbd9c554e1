package dev.postorder.calllog.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.calllog.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls found by the language of searches, page by page, and as files. */
class CallSearchTest {
  private final CallStage stage = new CallStage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void everyKeyFindsWhatItNames() {
    UUID own =
        stage.write(
            "v1/orders/change_contacts", Outcome.OK, 200, 12, "{\"name\":\"Иванов Иван\",\"n\":1}");
    UUID refused =
        stage.write("v3/auth/login", Outcome.REFUSED, 422, 700, "{\"name\":\"ул.Ткача\"}");
    UUID job = stage.job("cleaning");
    stage.log.flush();

    assertThat(stage.ids("")).containsExactly(job, refused, own);
    assertThat(stage.ids("session:SESSION00001")).containsExactly(refused, own);
    assertThat(stage.ids("message:CHANGE_con")).containsExactly(own);
    assertThat(stage.ids("message:c")).contains(own, job);
    assertThat(stage.ids("source:job")).containsExactly(job);
    assertThat(stage.ids("-source:job")).containsExactly(refused, own);
    assertThat(stage.ids("source:job source:api")).hasSize(3);
    assertThat(stage.ids("order:7")).containsExactly(refused, own);
    assertThat(stage.ids("1900000000007")).containsExactly(refused, own);
    assertThat(stage.ids("order:1900000000008")).isEmpty();
    assertThat(stage.ids("customer:\"ооо ромашка\"")).containsExactly(refused, own);
    assertThat(stage.ids("customer:" + CallStage.UID)).containsExactly(refused, own);
    assertThat(stage.ids("customer:ромашка")).isEmpty();
    assertThat(stage.ids("customer:\"' | ромашка\"")).isEmpty();
    assertThat(stage.ids("-customer:" + CallStage.UID)).containsExactly(job);
    assertThat(stage.ids("user:Anna@example.org")).containsExactly(refused, own);
    assertThat(stage.ids("-user:anna@example.org")).containsExactly(job);
    assertThat(stage.ids("outcome:refused")).containsExactly(refused);
    assertThat(stage.ids("-outcome:ok")).containsExactly(job, refused);
    assertThat(stage.ids("outcome:ok")).containsExactly(own);
    assertThat(stage.ids("status:4xx")).containsExactly(refused);
    assertThat(stage.ids("-status:4xx")).containsExactly(job, own);
    assertThat(stage.ids("duration:>500ms")).containsExactly(refused);
    assertThat(stage.ids("duration:<20ms session:SESSION00001")).containsExactly(own);
    assertThat(stage.ids("ip:127.0.0.1 -message:login")).containsExactly(own);
    assertThat(stage.ids("иванов")).containsExactly(own);
    assertThat(stage.ids("\"иванов иван\"")).containsExactly(own);
    assertThat(stage.ids("\"иван иванов\"")).isEmpty();
    assertThat(stage.ids("Ткач -outcome:ok")).containsExactly(refused);
    assertThat(stage.ids("-Ткача session:SESSION00001")).containsExactly(own);
    assertThat(stage.ids("Ткача session:SESSION00001")).containsExactly(refused);
    assertThat(stage.ids("session:unknown")).isEmpty();
  }

  @Test
  void figuresAreFoundWhereverTheyStand() {
    UUID committed = stage.write("v1/orders/change_contacts", Outcome.OK, 500, 250, "{}");
    UUID refused = stage.write("v3/auth/login", Outcome.REFUSED, 503, 90, "{}");
    stage.write("v3/orders", Outcome.OK, 200, 3, "{}");
    stage.log.flush();
    assertThat(stage.ids("status:5xx")).containsExactly(refused, committed);
    assertThat(stage.ids("status:5xx status:500")).containsExactly(refused, committed);
    assertThat(stage.ids("status:500 order:7")).containsExactly(committed);
    assertThat(stage.ids("duration:>=100ms")).containsExactly(committed);
    assertThat(stage.ids("duration:>80ms duration:<100ms")).containsExactly(refused);
    assertThat(stage.ids("duration:>100ms duration:<200ms")).isEmpty();
    assertThat(stage.ids("status:>=400 duration:>100ms -message:login")).containsExactly(committed);
    assertThat(stage.histogram("status:5xx", stage.lastDay()).calls()).isEqualTo(2);
    assertThat(stage.histogram("status:5xx", stage.lastDay()).errors()).isEqualTo(1);
  }

  @Test
  void pagesGoToOlderAndNewerCallsWithoutLosingAny() {
    for (int i = 0; i < 23; i++) {
      stage.clock.advance(Duration.ofHours(5));
      stage.write("v3/orders", i % 2 == 0 ? Outcome.OK : Outcome.REFUSED, 200, 5, "{}");
    }
    stage.log.flush();
    for (String q :
        List.of("", "-outcome:ok", "session:SESSION00001", "duration:<1s", "message:v3")) {
      List<UUID> all = stage.ids(q);
      var older = new ArrayList<UUID>();
      Found.Page page = stage.page(q, CallPage.newest(5));
      older.addAll(CallStage.ids(page));
      while (page.next().isPresent()) {
        page = stage.page(q, CallPage.before(page.next().get(), 5));
        older.addAll(CallStage.ids(page));
      }
      assertThat(older).as(q).isEqualTo(all).doesNotHaveDuplicates();
      var newer = new ArrayList<UUID>();
      newer.add(all.getLast());
      page = stage.page(q, CallPage.after(all.getLast(), 5));
      newer.addAll(0, CallStage.ids(page));
      while (page.next().isPresent()) {
        page = stage.page(q, CallPage.after(page.next().get(), 5));
        newer.addAll(0, CallStage.ids(page));
      }
      assertThat(newer).as(q).isEqualTo(all);
    }
  }

  @Test
  void textIsLookedForWithinADayOnly() {
    CallFilter text = CallStage.filter("слово");
    assertThat(stage.search.faults(text, stage.search.kept()))
        .extracting(Fault::kind)
        .containsExactly(Fault.Kind.ONE_DAY);
    assertThat(stage.search.faults(text, stage.lastDay())).isEmpty();
    assertThat(stage.search.faults(CallFilter.ALL, stage.search.kept())).isEmpty();
  }

  @Test
  void anExportIsWholeAndIsNoFormula() throws IOException {
    for (int i = 0; i < 1203; i++) {
      stage.clock.advance(Duration.ofMillis(7));
      stage.write("v3/orders", Outcome.OK, 200, 5, "{}");
    }
    stage.write("=cmd|'x'!A1,\"", Outcome.OK, 200, 5, "{}");
    stage.log.flush();
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
            stage.search,
            CallFilter.ALL,
            stage.search.kept(),
            Optional.empty(),
            most,
            format,
            call -> call)
        .orElseThrow()
        .write(out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
