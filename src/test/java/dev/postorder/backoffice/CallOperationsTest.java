package dev.postorder.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.access.Directory;
import dev.postorder.access.OperatorRole;
import dev.postorder.backoffice.BackOffice.Reply;
import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.calllog.CallLogSettings;
import dev.postorder.calllog.Exchange;
import dev.postorder.calllog.Outcome;
import dev.postorder.calllog.Source;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The call log over the API: what is found, what is shown to whom, and what is refused. */
class CallOperationsTest {
  private static final String SESSION = "session:SESSION00001";

  private static BackOffice office;
  private static CallLog log;
  private static String seeing;
  private static String first;
  private static String second;
  private static String third;

  @BeforeAll
  static void start() {
    office = new BackOffice();
    log = new CallLog(office.jdbi(), Clock.systemUTC(), CallLogSettings.defaults());
    var directory = new Directory(Clock.systemUTC());
    seeing =
        office
            .jdbi()
            .inTransaction(
                h -> directory.addApiKey(h, "seeing", OperatorRole.VIEWER, true).orElseThrow());
    office.newUser("anna@romashka.example");
    first = write("v3/auth/login", Outcome.REFUSED, 422, 12, "{\"name\":\"Иванов\"}");
    second = write("v1/orders/change_contacts", Outcome.OK, 500, 700, "{\"name\":\"Петрова\"}");
    third = write("v3/orders", Outcome.OK, 200, 3, "{}");
    log.flush();
  }

  @AfterAll
  static void stop() {
    log.close();
    office.close();
  }

  private static String write(
      String message, Outcome outcome, int status, int millis, String body) {
    Call call = log.open(Source.API, message, "10.0.0.7");
    call.session("SESSION00001", 1);
    if (outcome == Outcome.OK) {
      office.jdbi().useTransaction(h -> log.trail(h, call, Optional.of("anna@romashka.example")));
    }
    log.close(
        new Exchange(
            call,
            outcome,
            Optional.empty(),
            true,
            status,
            Duration.ofMillis(millis),
            body.getBytes(StandardCharsets.UTF_8),
            "{\"phone\":\"79201234567\"}".getBytes(StandardCharsets.UTF_8)));
    return call.id().toString();
  }

  private static Reply seen(String path) {
    return BackOffice.reply(file(path, seeing));
  }

  private static HttpResponse<String> file(String path, String key) {
    return office.server().get("/api/v1" + path, "Authorization", "Bearer " + key);
  }

  private static String q(String query) {
    return "q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
  }

  private static List<String> ids(Reply reply) {
    assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
    return reply.body().get("calls").valueStream().map(c -> c.get("id").asString()).toList();
  }

  @Test
  void callsAreFoundByWhatThePortalFindsThemBy() {
    assertThat(ids(seen("/calls?" + q(SESSION)))).containsExactly(third, second, first);
    assertThat(ids(seen("/calls?" + q("Иванов")))).containsExactly(first);
    assertThat(ids(seen("/calls?" + q(SESSION + " -message:login"))))
        .containsExactly(third, second);
    assertThat(ids(seen("/calls?" + q("user:anna@romashka.example -outcome:ok"))))
        .containsExactly(first);
    assertThat(ids(seen("/calls?" + q("ip:10.0.0.7 status:>=400")))).containsExactly(second, first);
    assertThat(ids(seen("/calls?" + q("duration:>500ms message:contacts"))))
        .containsExactly(second);
    assertThat(ids(seen("/calls?" + q(SESSION) + "&until=" + Instant.now().minusSeconds(3600))))
        .isEmpty();
  }

  @Test
  void faultsAreToldAllAtOnceAndRepeatNothing() {
    Reply faulty = seen("/calls?" + q("sesion:x order:secret") + "&from=x&before=1&limit=0");
    assertThat(faulty.pointers()).isEqualTo("?q ?q ?from ?before ?limit");
    assertThat(faulty.http().body()).contains("is no key", "requestID").doesNotContain("secret");
    assertThat(seen("/calls?" + q("слово") + "&from=2026-01-01T00:00:00Z").pointers())
        .isEqualTo("?q");
    assertThat(seen("/calls?before=" + first + "&after=" + first).pointers()).isEqualTo("?before");
    assertThat(seen("/calls/export?format=xml").pointers()).isEqualTo("?format");
    assertThat(seen("/calls/" + first.replace('7', '8')).code()).isEqualTo("call-not-found");
  }

  @Test
  void pagesGoToOlderAndToNewerCalls() {
    Reply newest = seen("/calls?limit=2&" + q(SESSION));
    assertThat(ids(newest)).containsExactly(third, second);
    String path = "/calls?limit=2&" + q(SESSION);
    assertThat(ids(seen(path + "&after=" + newest.text("next")))).containsExactly(first);
    Reply newer = seen("/calls?limit=1&" + q(SESSION) + "&before=" + first);
    assertThat(ids(newer)).containsExactly(second);
    Reply newest1 = seen("/calls?limit=1&" + q(SESSION) + "&before=" + newer.text("next"));
    assertThat(ids(newest1)).containsExactly(third);
    assertThat(newest1.body().has("next")).isFalse();
  }

  @Test
  void aCallHasItsBodiesAndTheCallsOfItsSessionBesideIt() {
    JsonNode call = seen("/calls/" + second).body();
    assertThat(call.get("request").asString()).isEqualTo("{\"name\":\"Петрова\"}");
    assertThat(call.get("requestSha256").asString()).hasSize(64);
    assertThat(call.get("status").intValue()).isEqualTo(500);
    assertThat(call.at("/sessionCalls/before/0/id").asString()).isEqualTo(first);
    assertThat(call.at("/sessionCalls/after/0/id").asString()).isEqualTo(third);
  }

  @Test
  void aCallTellsWhatItCaused() {
    String number = office.stored("received");
    Reply moved = office.post("/orders/" + number + "/state", "{\"state\":\"finished\"}");
    String id = moved.http().headers().firstValue("X-Request-Id").orElseThrow();
    JsonNode caused = seen("/calls/" + id).body().get("caused");
    assertThat(caused.at("/states/0/orderID").asString()).isEqualTo(number);
    assertThat(caused.at("/states/0/state").asString()).isEqualTo("finished");
    assertThat(caused.at("/notifications/0/recipient").asString()).contains("@romashka.example");
    JsonNode hidden = office.get("/calls/" + id).body().get("caused");
    assertThat(hidden.at("/notifications/0/recipient").asString()).isEqualTo("***");
  }

  @Test
  void withoutTheRightPersonalDataIsNeitherShownNorToldByWhatIsFound() {
    for (String path :
        List.of("/calls?" + q(SESSION), "/calls/" + second, "/calls/export?" + q(SESSION))) {
      String all = file(path, seeing).body();
      String hidden = file(path, office.key).body();
      assertThat(all).as(path).contains("anna@romashka.example", second);
      assertThat(hidden)
          .as(path)
          .contains(second, "***")
          .doesNotContain("anna@", "Петрова", "79201234567", "Sha256");
    }
    for (String probe : List.of("Иванов", "-Иванов", "text:79201", "user:anna@romashka.example")) {
      for (String path : List.of("/calls?", "/calls/histogram?", "/calls/export?")) {
        Reply refused = office.get(path + q(probe + " " + SESSION));
        assertThat(refused.pointers()).as(path + probe).isEqualTo("?q");
        assertThat(refused.http().body()).contains("right to personal data");
      }
    }
  }

  @Test
  void callsAreCountedAndTakenAlong() {
    JsonNode counted = seen("/calls/histogram?" + q(SESSION)).body();
    assertThat(counted.get("calls").intValue()).isEqualTo(3);
    assertThat(counted.get("errors").intValue()).isEqualTo(1);
    assertThat(seen("/calls/histogram?" + q("duration:>500ms ip:10.0.0.7")).body().get("calls"))
        .hasToString("1");
    HttpResponse<String> csv = file("/calls/export?" + q(SESSION), seeing);
    assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(csv.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"calls.csv\"");
    assertThat(csv.body().lines()).hasSize(4);
    String path = "/calls/export?format=ndjson&limit=1&" + q(SESSION);
    assertThat(file(path, seeing).body().lines().toList())
        .singleElement()
        .satisfies(line -> assertThat(line).startsWith("{\"id\":\"" + third));
    assertThat(file(path + "&after=" + third, seeing).body()).startsWith("{\"id\":\"" + second);
  }

  @Test
  void theSecretOfASessionGivesItsName() {
    String name = "A1B2C3D4E5F6";
    Reply found = office.post("/sessions/lookup", "{\"sessionID\":\"" + name + "\"}");
    assertThat(found.text("session")).isEqualTo(name);
    Reply unknown = office.post("/sessions/lookup", "{\"sessionID\":\"dl-api-nobody\"}");
    assertThat(unknown.code()).isEqualTo("session-not-found");
    assertThat(unknown.http().body()).doesNotContain("nobody");
  }

  @Test
  void whatTakesTooLongIsRefused() throws Exception {
    var threads = new ArrayList<Thread>();
    var codes = new ConcurrentLinkedQueue<String>();
    office
        .jdbi()
        .useTransaction(
            handle -> {
              handle.execute("lock table call in access exclusive mode");
              Stream.of("/calls?", "/calls/histogram?", "/calls/export?")
                  .forEach(
                      path ->
                          threads.add(
                              Thread.ofVirtual()
                                  .start(() -> codes.add(seen(path + q("ip:10.0.0.7")).code()))));
              for (Thread thread : threads) {
                thread.join();
              }
            });
    assertThat(codes).hasSize(3).containsOnly("query-too-broad");
  }
}
