package dev.postorder.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.access.OperatorRole;
import dev.postorder.access.operator.OperatorSessions;
import dev.postorder.access.operator.OperatorSettings;
import dev.postorder.access.operator.Operators;
import dev.postorder.testing.Authenticator;
import dev.postorder.testing.Await;
import dev.postorder.testing.ConsoleVisitor;
import dev.postorder.testing.SettableClock;
import dev.postorder.testing.TestServer;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Codes beside the password. */
final class TwoFactorTest {
  private static final String PASSWORD = "correct+horse+battery";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String SIGN_IN = "/console/sign-in";
  private static final String ROOT = "/console/account/two-factor";
  private static final Pattern SECRET = Pattern.compile("<pre>([A-Z2-7 ]{39})</pre>");
  private static final Pattern RECOVERY = Pattern.compile("<li>([a-z0-9]{4}(?:-[a-z0-9]{4}){3})<");
  private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T10:00:05Z"));
  private final TestServer server = TestServer.start(clock);

  @AfterEach
  void close() {
    server.close();
  }

  /** An operator whose second factor is on. */
  private record Protected(String cookie, Authenticator phone, List<String> recovery) {}

  private Protected enrolled(String name) {
    add(server, name);
    String cookie = cookie(password(server, name));
    assertThat(post(server, ROOT + "/begin", "", cookie).statusCode()).isEqualTo(303);
    var phone = new Authenticator(first(SECRET, get(server, ROOT, cookie).body()), clock);
    HttpResponse<String> on = post(server, ROOT + "/confirm", "code=" + phone.code(), cookie);
    assertThat(on.statusCode()).isEqualTo(200);
    List<String> recovery =
        RECOVERY.matcher(on.body()).results().map(found -> found.group(1)).toList();
    assertThat(recovery).hasSize(10).doesNotHaveDuplicates();
    return new Protected(cookie, phone, recovery);
  }

  @Test
  void theCodeFollowsThePasswordAndIsTakenOnce() {
    Protected anna = enrolled("anna");
    HttpResponse<String> asked = password(server, "anna");
    assertThat(asked.statusCode()).isEqualTo(200);
    assertThat(asked.headers().firstValue("Set-Cookie")).isEmpty();
    String ticket = first(TICKET, asked.body());

    assertThat(code(ticket, anna.phone().code()).statusCode())
        .as("the one that switched it on")
        .isEqualTo(422);
    clock.advance(Duration.ofSeconds(30));
    String code = anna.phone().code();
    HttpResponse<String> in = code(ticket, code);
    assertThat(in.statusCode()).isEqualTo(303);
    assertThat(get(server, "/console/log", cookie(in)).statusCode()).isEqualTo(200);

    assertThat(code(ticket, anna.phone().code(1)).statusCode()).as("ticket again").isEqualTo(422);
    String another = first(TICKET, password(server, "anna").body());
    assertThat(code(another, code).statusCode()).as("code again").isEqualTo(422);
    assertThat(code(another, anna.phone().code(-1)).statusCode()).as("older").isEqualTo(422);
    assertThat(code(another, anna.phone().code(1)).statusCode()).as("a fast phone").isEqualTo(303);
  }

  @Test
  void aTicketEndsAfterFiveMinutesAndWithThePassword() {
    Protected anna = enrolled("anna");
    String ticket = first(TICKET, password(server, "anna").body());
    clock.advance(Duration.ofMinutes(6));
    HttpResponse<String> late = code(ticket, anna.phone().code());
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("Войдите снова");

    String mine = first(TICKET, password(server, "anna").body());
    String fresh = "&password=another+long+one&again=another+long+one";
    String path = "/console/account/password";
    String current = "current=" + PASSWORD + fresh;
    assertThat(post(server, path, current, anna.cookie()).statusCode()).isEqualTo(422);
    assertThat(post(server, path, current + "&code=000000", anna.cookie()).body())
        .contains("Код не подходит");
    String right = current + "&code=" + anna.phone().code();
    assertThat(post(server, path, right, anna.cookie()).statusCode()).isEqualTo(303);
    clock.advance(Duration.ofSeconds(30));
    assertThat(code(mine, anna.phone().code()).statusCode()).isEqualTo(422);
  }

  @Test
  void aRecoveryCodeWorksOnceAndNewOnesEndTheOldOnes() {
    Protected anna = enrolled("anna");
    String lost = anna.recovery().getFirst();
    String ticket = first(TICKET, password(server, "anna").body());
    assertThat(code(ticket, lost.toUpperCase(Locale.ROOT)).statusCode()).isEqualTo(303);
    String again = first(TICKET, password(server, "anna").body());
    assertThat(code(again, lost).statusCode()).isEqualTo(422);
    assertThat(get(server, ROOT, anna.cookie()).body()).contains("Осталось кодов: 9");

    clock.advance(Duration.ofSeconds(60));
    HttpResponse<String> renewed =
        post(server, ROOT + "/codes", "code=" + anna.phone().code(), anna.cookie());
    assertThat(code(again, anna.recovery().get(1)).statusCode()).isEqualTo(422);
    assertThat(code(again, first(RECOVERY, renewed.body())).statusCode()).isEqualTo(303);
    assertThat(one("select min(length(code_hash)) || ' ' || count(*) from operator_recovery_code"))
        .isEqualTo("32 9");
  }

  @Test
  void guessesAreSlowedDownWhateverThePasswordDoesMeanwhile() {
    Protected anna = enrolled("anna");
    clock.advance(Duration.ofSeconds(60));
    for (int i = 0; i < 10; i++) {
      String ticket = first(TICKET, password(server, "anna").body());
      assertThat(code(ticket, "000000").statusCode()).isEqualTo(422);
    }
    String ticket = first(TICKET, password(server, "anna").body());
    HttpResponse<String> waits = code(ticket, anna.phone().code());
    assertThat(waits.statusCode()).isEqualTo(429);
    assertThat(waits.headers().firstValue("Retry-After")).isPresent();
    clock.advance(Duration.ofSeconds(5));
    assertThat(code(ticket, anna.phone().code()).statusCode()).isEqualTo(303);
  }

  @Test
  void switchingOffAsksForPasswordAndCode() {
    Protected anna = enrolled("anna");
    clock.advance(Duration.ofSeconds(60));
    String off = ROOT + "/end";
    String code = "&code=" + anna.phone().code();
    assertThat(post(server, off, "password=wrong" + code, anna.cookie()).statusCode())
        .isEqualTo(422);
    assertThat(post(server, off, "password=" + PASSWORD + "&code=1", anna.cookie()).statusCode())
        .isEqualTo(422);
    assertThat(password(server, "anna").statusCode()).isEqualTo(200);
    assertThat(post(server, off, "password=" + PASSWORD + code, anna.cookie()).statusCode())
        .isEqualTo(303);
    assertThat(password(server, "anna").statusCode()).isEqualTo(303);
    assertThat(one("select count(*)::text from operator_recovery_code")).isEqualTo("0");
  }

  @Test
  void aLinkAsksForTheCodeTooAndChangesNothingWithoutIt() {
    Protected anna = enrolled("anna");
    clock.advance(Duration.ofSeconds(60));
    String link =
        server
            .jdbi()
            .inTransaction(
                handle -> {
                  var operators = operators(server);
                  long id = operators.find(handle, "anna").orElseThrow().id();
                  return SIGN_IN + "/first/" + operators.link(handle, id);
                });
    assertThat(server.get(link).body()).contains("name=\"code\"");
    String fresh = "password=another+long+one&again=another+long+one";
    assertThat(server.post(link, FORM, fresh + "&code=123").statusCode()).isEqualTo(422);
    assertThat(password(server, "anna").statusCode()).isEqualTo(200);
    assertThat(server.post(link, FORM, fresh + "&code=" + anna.phone().code()).statusCode())
        .isEqualTo(303);
  }

  @Test
  void anAdministratorTakesALostOne() {
    Protected anna = enrolled("anna");
    var chief = ConsoleVisitor.of(server, OperatorRole.ADMINISTRATOR, false, clock);
    String page =
        one("select '/console/access/operators/' || id from operator where name = 'anna'");
    assertThat(get(server, "/console/access", chief.cookie()).body())
        .contains("Второй фактор\">да<");
    assertThat(post(server, page + "/two-factor/end", "", chief.cookie()).statusCode())
        .isEqualTo(303);
    assertThat(get(server, ROOT, anna.cookie()).statusCode()).as("signed out").isEqualTo(303);
    assertThat(password(server, "anna").statusCode()).isEqualTo(303);
  }

  @Test
  void whereItIsRequiredNothingComesBeforeIt() {
    try (var strict = TestServer.start(clock, "console.two-factor=required")) {
      add(strict, "anna");
      String cookie = cookie(password(strict, "anna"));
      for (String page : List.of("/console", "/console/orders", "/console/account")) {
        assertThat(get(strict, page, cookie).headers().firstValue("Location"))
            .as(page)
            .hasValue(ROOT);
      }
      assertThat(get(strict, "/mailbox.json", cookie).statusCode()).isEqualTo(303);
      assertThat(strict.get("/console/log", "Cookie", cookie, "HX-Request", "true").statusCode())
          .isEqualTo(401);
      assertThat(post(strict, "/console/account/password", "", cookie).headers().map())
          .containsEntry("Location", List.of(ROOT));
      assertThat(get(strict, ROOT, cookie).body())
          .contains("обязателен")
          .doesNotContain("/console/orders");
      post(strict, ROOT + "/begin", "", cookie);
      var phone = new Authenticator(first(SECRET, get(strict, ROOT, cookie).body()), clock);
      assertThat(post(strict, ROOT + "/confirm", "code=1", cookie).statusCode()).isEqualTo(422);
      assertThat(post(strict, ROOT + "/confirm", "code=" + phone.code(), cookie).statusCode())
          .isEqualTo(200);
      assertThat(get(strict, "/console/orders", cookie).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void theLogHoldsWhatWasDoneAndNoSecretOrCode() {
    Protected anna = enrolled("anna");
    String ticket = first(TICKET, password(server, "anna").body());
    code(ticket, anna.recovery().getFirst());
    Await.equal(
        () ->
            one(
                "select string_agg(distinct c.message, ' ') from call c join call_exchange x on"
                    + " x.call_id = c.id"),
        "console/sign-in console/sign-in/code console/sign-in/two-factor/begin"
            + " console/sign-in/two-factor/confirm");
    assertThat(one("select string_agg(request, '') from call_exchange"))
        .contains("\"code\":\"***\"", "\"ticket\":\"***\"")
        .doesNotContain(ticket, anna.recovery().getFirst(), anna.phone().code());
    assertThat(
            one(
                "select string_agg(value, '') || (select string_agg(totp_id::text, '') from"
                    + " operator) from installation"))
        .as("what is stored")
        .doesNotContain(anna.phone().secret().replace(" ", ""));
  }

  private static void add(TestServer where, String name) {
    where
        .jdbi()
        .useTransaction(
            handle -> {
              var operators = operators(where);
              long id =
                  operators.add(handle, name, name, OperatorRole.VIEWER, false).orElseThrow().id();
              operators.setPassword(handle, id, PASSWORD.replace('+', ' '));
            });
  }

  private static Operators operators(TestServer where) {
    var clock = Clock.systemUTC();
    return new Operators(
        clock, new OperatorSessions(where.jdbi(), clock, OperatorSettings.defaults()));
  }

  private static HttpResponse<String> password(TestServer where, String name) {
    return where.post(SIGN_IN, FORM, "name=" + name + "&password=" + PASSWORD);
  }

  private HttpResponse<String> code(String ticket, String code) {
    return server.post(SIGN_IN + "/code", FORM, "ticket=" + ticket + "&code=" + code);
  }

  private static HttpResponse<String> get(TestServer where, String path, String cookie) {
    return where.get(path, "Cookie", cookie);
  }

  private static HttpResponse<String> post(
      TestServer where, String path, String form, String cookie) {
    String csrf = OperatorSessions.csrf(cookie.replaceAll("^[^=]*=", ""));
    return where.post(path, FORM, "csrf=" + csrf + "&" + form, "Cookie", cookie);
  }

  private String one(String sql) {
    return server.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }

  private static String first(Pattern pattern, String body) {
    return pattern
        .matcher(body)
        .results()
        .map((MatchResult found) -> found.group(1))
        .findFirst()
        .orElseThrow(() -> new AssertionError(pattern + " is not in " + body));
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
  }
}
