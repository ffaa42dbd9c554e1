package dev.postorder.console.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.access.OperatorRole;
import dev.postorder.access.Secrets;
import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.calllog.CallLogSettings;
import dev.postorder.calllog.Exchange;
import dev.postorder.calllog.Outcome;
import dev.postorder.calllog.Source;
import dev.postorder.testing.ConsoleVisitor;
import dev.postorder.testing.TestServer;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LogPortalTest {
  private static final String ROOT = "/console/log";
  private static final String SESSION = "11111111-2222-3333-4444-555555555555";
  private static final Pattern ROW =
      Pattern.compile("<span><a href=\"/console/log/([0-9a-f-]{36})\"");
  private static final Pattern OLDER =
      Pattern.compile("rel=\"next\" href=\"(/console/log\\?[^\"]*)\"");

  private final TestServer server = TestServer.start();
  private final ConsoleVisitor visitor = ConsoleVisitor.of(server, OperatorRole.OPERATOR);
  private final CallLog log =
      new CallLog(server.jdbi(), Clock.systemUTC(), CallLogSettings.defaults());

  LogPortalTest() {
    server
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("insert into customer (id, name) values (1, 'ООО Ромашка')");
              handle.execute(
                  "insert into app_user (id, login, password_hash) values (1, 'anna@example.org',"
                      + " 'x')");
              handle.execute("insert into application (id, name, key_hash) values (1, 'app', 'x')");
              handle.execute(
                  "insert into session (id_hash, trail, user_id, application_id, created_at,"
                      + " expires_at) values (?, 'SESSION00001', 1, 1, now(), now() + interval '1"
                      + " day')",
                  Secrets.sha256(SESSION));
            });
  }

  @AfterEach
  void close() {
    log.close();
    server.close();
  }

  @Test
  void callsAreFoundByWhatIsAskedForAndFaultsAreTold() {
    Call found = write("v1/orders/change_contacts", "{\"name\":\"Иванов\"}");
    Call refused = refused("v3/auth/login");
    assertThat(ids(ROOT)).containsExactly(refused.id().toString(), found.id().toString());
    assertThat(ids(ROOT + "?q=" + encoded("message:CHANGE -outcome:refused")))
        .containsExactly(found.id().toString());
    assertThat(ids(ROOT + "?q=" + encoded("иванов"))).containsExactly(found.id().toString());
    assertThat(ids(ROOT + "?from=2020-01-01T00:00&until=2020-01-02T00:00")).isEmpty();
    HttpResponse<String> faulty = get(ROOT + "?q=" + encoded("sesion:x order:abc") + "&from=x");
    assertThat(faulty.statusCode()).isEqualTo(422);
    assertThat(faulty.body()).contains("Ключа «sesion» нет", "«order:abc»", "Нужны дата и время");
    assertThat(get(ROOT + "?q=слово&from=2026-01-01T00:00&until=2026-01-05T00:00").body())
        .contains("в пределах суток");
  }

  @Test
  void aSecretNeverStandsInAnAddress() {
    write("v3/orders", "{}");
    String typed = "q=" + encoded("session:" + SESSION + " message:orders");
    assertThat(search(typed))
        .isEqualTo(ROOT + "?q=" + encoded("session:SESSION00001 message:orders"));
    assertThat(search("session=" + SESSION))
        .isEqualTo(ROOT + "?q=" + encoded("session:SESSION00001"));
    assertThat(search("q=00000000-0000-0000-0000-000000000000"))
        .isEqualTo(ROOT + "?q=" + encoded("session:unknown"));
    assertThat(get(ROOT + "?" + typed).statusCode()).isEqualTo(303);
    assertThat(ids(search(typed))).hasSize(1);
    server.wiring().close();
    List<String> kept =
        server
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("select request || answer from call_exchange")
                        .mapTo(String.class)
                        .list());
    assertThat(kept).isNotEmpty().noneMatch(body -> body.contains(SESSION));
  }

  @Test
  void anIdThatIsTypedLeadsToItsCall() {
    Call call = write("v3/orders", "{}");
    assertThat(search("q=" + call.id())).isEqualTo(ROOT + "/" + call.id());
  }

  @Test
  void whereTheLogWasBeforeLeadsToThePortal() {
    Call call = write("v3/orders", "{}");
    assertThat(location("/log/" + call.id())).isEqualTo(ROOT + "/" + call.id());
    assertThat(location("/log?order=7&outcome=ok"))
        .isEqualTo(ROOT + "?range=all&q=" + encoded("order:7 outcome:ok"));
    assertThat(location("/log?session=" + SESSION)).doesNotContain("1111");
    assertThat(get("/log/nonsense").statusCode()).isEqualTo(404);
  }

  @Test
  void olderCallsAreOnTheNextPage() {
    for (int i = 0; i < 120; i++) {
      write("v3/orders/history", "{}");
    }
    var seen = new ArrayList<String>();
    Optional<String> next = Optional.of(ROOT);
    while (next.isPresent()) {
      String body = get(next.get()).body();
      seen.addAll(found(ROW, body));
      next = found(OLDER, body).stream().findFirst().map(a -> a.replace("&amp;", "&"));
    }
    assertThat(seen).hasSize(120).doesNotHaveDuplicates();
  }

  @Test
  void aCallShowsItsBodiesPrettyAndItsSession() {
    Call before = write("v3/auth/login", "{}");
    Call call = write("OrdersAPI/Renotify", "<a><Token>" + SESSION + "</Token><b>1</b></a>");
    String page = get(ROOT + "/" + call.id()).body();
    assertThat(page)
        .contains("&lt;a&gt;\n  &lt;Token&gt;***&lt;/Token&gt;\n  &lt;b&gt;1&lt;/b&gt;\n&lt;/a&gt;")
        .contains("{\n  \"done\" : true\n}")
        .contains("rel=\"prev\" href=\"" + ROOT + "/" + before.id())
        .doesNotContain(SESSION);
    assertThat(get(ROOT + "/" + call.id().toString().replace('7', '8')).statusCode())
        .isEqualTo(404);
  }

  @Test
  void theTailTellsWhatCameAndNothingElse() {
    Call first = write("v3/orders", "{}");
    String tail = ROOT + "/tail?live=1&since=" + first.id();
    assertThat(partial(tail).statusCode()).isEqualTo(204);
    Call second = write("v3/orders", "{}");
    HttpResponse<String> news = partial(tail);
    assertThat(news.statusCode()).isEqualTo(200);
    assertThat(news.body())
        .contains(second.id().toString(), "aria-live=\"polite\"")
        .doesNotContain("<html");
    assertThat(get(ROOT + "?live=1").body()).contains("every 2s");
  }

  @Test
  void theChartLeadsToTheCallsOfABar() {
    write("v3/orders", "{}");
    refused("v3/orders");
    String page = get(ROOT + "?range=1h").body();
    assertThat(page).contains("<svg class=\"chart\"", "Вызовов: 2, из них ошибок: 1");
    String chart = partial(ROOT + "/chart?q=session:SESSION00001&range=1h").body();
    List<String> bars = found(Pattern.compile("<a href=\"([^\"]*)\" aria-label"), chart);
    assertThat(bars).isNotEmpty();
    assertThat(bars.stream().flatMap(bar -> ids(bar.replace("&amp;", "&")).stream()).distinct())
        .hasSize(2);
  }

  @Test
  void theListCanBeTakenAlong() {
    write("v3/orders", "{}");
    HttpResponse<String> csv = get(ROOT + "/export?format=csv");
    assertThat(csv.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"calls.csv\"");
    assertThat(csv.body().lines()).hasSize(2);
    assertThat(get(ROOT + "/export?format=ndjson").body()).startsWith("{\"id\":\"");
  }

  @Test
  void withoutTheRightToThemNeitherBodiesNorPeopleAreShown() {
    Call call = write("v3/orders", "{\"name\":\"Иванов\"}");
    var viewer = ConsoleVisitor.of(server, OperatorRole.VIEWER);
    for (String path :
        List.of("", "/" + call.id(), "/export?format=csv", "/export?format=ndjson")) {
      String body = server.get(ROOT + path, "Cookie", viewer.cookie()).body();
      assertThat(body).as(path).contains("v3/orders").doesNotContain("Иванов", "anna@example.org");
      assertThat(get(ROOT + path).body()).as(path).contains("anna@example.org");
    }
    for (String probe : List.of("Иванов", "-text:Иванов", "user:anna@example.org")) {
      HttpResponse<String> refused =
          server.get(ROOT + "?q=" + encoded(probe), "Cookie", viewer.cookie());
      assertThat(refused.statusCode()).as(probe).isEqualTo(422);
      assertThat(refused.body()).contains("персональные данные").doesNotContain("f-text", "f-user");
    }
  }

  private Call write(String message, String request) {
    Call call = log.open(Source.API, message, "127.0.0.1");
    call.session("SESSION00001", 1);
    server.jdbi().useTransaction(handle -> log.trail(handle, call, Optional.empty()));
    return closed(call, Outcome.OK, request);
  }

  private Call refused(String message) {
    Call call = log.open(Source.API, message, "127.0.0.1");
    call.session("SESSION00001", 1);
    return closed(call, Outcome.REFUSED, "{}");
  }

  private Call closed(Call call, Outcome outcome, String request) {
    log.close(
        new Exchange(
            call,
            outcome,
            Optional.empty(),
            true,
            200,
            Duration.ofMillis(12),
            request.getBytes(StandardCharsets.UTF_8),
            "{\"done\":true}".getBytes(StandardCharsets.UTF_8)));
    log.flush();
    return call;
  }

  private HttpResponse<String> get(String path) {
    String address = path.replace("слово", encoded("слово"));
    return server.get(address, "Accept-Language", "ru", "Cookie", visitor.cookie());
  }

  private HttpResponse<String> partial(String path) {
    return server.get(
        path, "Accept-Language", "ru", "Cookie", visitor.cookie(), "HX-Request", "true");
  }

  private String location(String path) {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  /** Where the search leads that was typed into the form. */
  private String search(String fields) {
    HttpResponse<String> answer =
        server.post(
            ROOT,
            "application/x-www-form-urlencoded",
            fields + "&csrf=" + encoded(visitor.csrf()),
            "Cookie",
            visitor.cookie());
    assertThat(answer.statusCode()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private List<String> ids(String path) {
    return found(ROW, get(path).body());
  }

  private static List<String> found(Pattern pattern, String body) {
    return pattern.matcher(body).results().map(match -> match.group(1)).toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
