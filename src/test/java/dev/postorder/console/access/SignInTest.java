package dev.postorder.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.access.OperatorRole;
import dev.postorder.access.operator.OperatorAccount;
import dev.postorder.access.operator.OperatorSessions;
import dev.postorder.access.operator.OperatorSettings;
import dev.postorder.access.operator.Operators;
import dev.postorder.testing.Await;
import dev.postorder.testing.ConsoleVisitor;
import dev.postorder.testing.SettableClock;
import dev.postorder.testing.TestServer;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How operators come in, stay and go. */
final class SignInTest {
  private static final String PASSWORD = "correct horse battery";
  private static final String SIGN_IN = "/console/sign-in";

  private final SettableClock clock = new SettableClock(Instant.now());
  private final TestServer server = TestServer.start(clock);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void theFirstAdministratorIsMadeByALinkThatWorksOnceAndForADay() {
    String link = firstLink();
    String other = firstLink();
    assertThat(server.get(link).body()).contains("Первый администратор");
    assertThat(server.get(link, "Accept-Language", "en").body()).contains("first administrator");
    HttpResponse<String> bad = post(link, "name=Anna+B&password=short&again=other");
    assertThat(bad.statusCode()).isEqualTo(422);
    assertThat(bad.body()).contains("a–z, 0–9", "От 12 до 200", "не совпадают");

    HttpResponse<String> made =
        post(
            link, "name=Anna&displayName=%D0%90&password=" + q(PASSWORD) + "&again=" + q(PASSWORD));
    assertThat(made.statusCode()).isEqualTo(303);
    assertThat(server.get("/console/log", "Cookie", cookie(made)).statusCode()).isEqualTo(200);
    assertThat(signIn("ANNA", PASSWORD).statusCode()).isEqualTo(303);

    for (String used : List.of(link, other)) {
      assertThat(server.get(used).statusCode()).isEqualTo(404);
      assertThat(post(used, "name=eve&password=" + q(PASSWORD)).statusCode()).isEqualTo(404);
    }
    assertThat(server.wiring().firstAdministratorLink()).isEmpty();
  }

  @Test
  void aLinkEndsAfterADay() {
    String link = firstLink();
    clock.advance(Duration.ofHours(23));
    assertThat(server.get(link).statusCode()).isEqualTo(200);
    clock.advance(Duration.ofHours(2));
    assertThat(server.get(link).statusCode()).isEqualTo(404);
  }

  @Test
  void unknownNamesAndWrongPasswordsAnswerAlikeAndGuessingIsSlowedDown() {
    add("anna", OperatorRole.OPERATOR);
    HttpResponse<String> wrong = signIn("anna", "wrong");
    HttpResponse<String> unknown = signIn("nobody", "wrong");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body().replace("anna", "nobody")).isEqualTo(unknown.body());
    assertThat(wrong.headers().firstValue("Set-Cookie")).isEmpty();
    for (int i = 0; i < 9; i++) {
      signIn("anna", "wrong");
    }
    HttpResponse<String> waits = signIn("anna", PASSWORD);
    assertThat(waits.statusCode()).isEqualTo(429);
    assertThat(waits.headers().firstValue("Retry-After")).isPresent();
    clock.advance(Duration.ofSeconds(5));
    assertThat(signIn("anna", PASSWORD).statusCode()).isEqualTo(303);
  }

  @Test
  void theCookieIsForThisHostAndNoScript() {
    add("anna", OperatorRole.VIEWER);
    assertThat(signIn("anna", PASSWORD).headers().firstValue("Set-Cookie").orElse(""))
        .startsWith("postorder=")
        .contains("; Path=/", "; HttpOnly", "; SameSite=Lax")
        .doesNotContain("Secure");
    try (var tls = TestServer.start("server.public-url=https://orders.example.com")) {
      add(tls, "anna", OperatorRole.VIEWER);
      HttpResponse<String> answer =
          tls.post(SIGN_IN, "application/x-www-form-urlencoded", credentials("anna", PASSWORD));
      assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
          .startsWith("__Host-postorder=")
          .contains("; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure")
          .doesNotContain("Domain");
    }
  }

  @Test
  void aSignInOpensANewSessionAndEndsTheOneBefore() {
    add("anna", OperatorRole.VIEWER);
    String first = cookie(signIn("anna", PASSWORD));
    HttpResponse<String> again = post(SIGN_IN, credentials("anna", PASSWORD), "Cookie", first);
    assertThat(cookie(again)).isNotEqualTo(first);
    assertThat(server.get("/console/log", "Cookie", first).statusCode()).isEqualTo(303);
    assertThat(server.get("/console/log", "Cookie", cookie(again)).statusCode()).isEqualTo(200);
    assertThat(server.get("/console/log", "Cookie", "postorder=" + "x".repeat(500)).statusCode())
        .isEqualTo(303);
  }

  @Test
  void whereOneGoesOnIsAlwaysAPageOfOurs() {
    add("anna", OperatorRole.VIEWER);
    for (var next :
        Map.of(
                "/console/orders?q=1", "/console/orders?q=1",
                "/console/log", "/console/log",
                "//evil.example", "/console",
                "https://evil.example/console", "/console",
                "/console//evil", "/console",
                "/console\\evil", "/console",
                "/consoles", "/console",
                "/console/sign-in", "/console")
            .entrySet()) {
      String form = credentials("anna", PASSWORD) + "&next=" + q(next.getKey());
      assertThat(post(SIGN_IN, form).headers().firstValue("Location")).hasValue(next.getValue());
    }
  }

  @Test
  void anotherSiteCannotSignAnybodyIn() {
    add("anna", OperatorRole.VIEWER);
    String form = credentials("anna", PASSWORD);
    assertThat(post(SIGN_IN, form, "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
    assertThat(post(SIGN_IN, form, "Sec-Fetch-Site", "same-site").statusCode()).isEqualTo(403);
    assertThat(post(SIGN_IN, form, "Origin", "https://evil.example").statusCode()).isEqualTo(403);
    assertThat(post(SIGN_IN, form, "Origin", "null").statusCode()).isEqualTo(403);
    assertThat(post(SIGN_IN, form, "Origin", server.url("").toString()).statusCode())
        .isEqualTo(303);
    assertThat(post(SIGN_IN, form, "Sec-Fetch-Site", "same-origin").statusCode()).isEqualTo(303);
  }

  @Test
  void signingOutTakesTheTokenAndEndsTheSessionOnEveryNode() {
    add("anna", OperatorRole.VIEWER);
    String cookie = cookie(signIn("anna", PASSWORD));
    String secret = cookie.substring("postorder=".length());
    assertThat(post("/console/sign-in/out", "", "Cookie", cookie).statusCode()).isEqualTo(403);
    assertThat(post("/console/sign-in/out", "csrf=x", "Cookie", cookie).statusCode())
        .isEqualTo(403);
    assertThat(server.get("/console/log", "Cookie", cookie).statusCode()).isEqualTo(200);

    var elsewhere = new OperatorSessions(server.jdbi(), clock, OperatorSettings.defaults());
    assertThat(elsewhere.find(secret)).isPresent();
    String csrf = "csrf=" + OperatorSessions.csrf(secret);
    HttpResponse<String> out = post("/console/sign-in/out", csrf, "Cookie", cookie);
    assertThat(out.statusCode()).isEqualTo(303);
    assertThat(out.headers().firstValue("Set-Cookie").orElse(""))
        .contains("postorder=;", "Max-Age=0");
    assertThat(server.get("/console/log", "Cookie", cookie).statusCode()).isEqualTo(303);
    Await.equal(() -> elsewhere.find(secret).isPresent(), false);
  }

  @Test
  void aSessionEndsWhenItRestsAndAtLastWhateverItsUse() {
    add("anna", OperatorRole.VIEWER);
    String resting = cookie(signIn("anna", PASSWORD));
    clock.advance(Duration.ofMinutes(121));
    assertThat(server.get("/console/log", "Cookie", resting).statusCode()).isEqualTo(303);

    String busy = cookie(signIn("anna", PASSWORD));
    for (int hour = 1; hour < 12; hour++) {
      clock.advance(Duration.ofHours(1));
      forgetCaches();
      assertThat(server.get("/console/log", "Cookie", busy).statusCode()).isEqualTo(200);
    }
    clock.advance(Duration.ofHours(1));
    assertThat(server.get("/console/log", "Cookie", busy).statusCode()).isEqualTo(303);
  }

  @Test
  void theLogNamesWhoActedAndItsTrailHoldsTheSession() {
    add("anna", OperatorRole.VIEWER);
    String cookie = cookie(signIn("anna", PASSWORD));
    String csrf = "csrf=" + OperatorSessions.csrf(cookie.substring("postorder=".length()));
    post("/console/sign-in/out", csrf, "Cookie", cookie);
    List<Map<String, Object>> rows =
        server
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "select c.message, c.operator, c.source from call c join"
                                + " operator_session s on s.trail = c.trail order by c.id")
                        .mapToMap()
                        .list());
    assertThat(rows)
        .extracting(row -> row.get("message") + " " + row.get("operator") + " " + row.get("source"))
        .containsExactlyInAnyOrder(
            "console/sign-in anna console", "console/sign-in/out anna console");
  }

  @Test
  void theLastAdministratorStays() {
    var operators = operators();
    OperatorAccount anna = add("anna", OperatorRole.ADMINISTRATOR);
    server
        .jdbi()
        .useTransaction(
            handle -> {
              assertThat(operators.disable(handle, anna.id()))
                  .isEqualTo(Operators.Change.LAST_ADMINISTRATOR);
              assertThat(operators.set(handle, anna.id(), "A", OperatorRole.VIEWER, false))
                  .isEqualTo(Operators.Change.LAST_ADMINISTRATOR);
            });
    add("boris", OperatorRole.ADMINISTRATOR);
    String cookie = cookie(signIn("anna", PASSWORD));
    server
        .jdbi()
        .useTransaction(
            handle ->
                assertThat(operators.disable(handle, anna.id())).isEqualTo(Operators.Change.DONE));
    forgetCaches();
    assertThat(server.get("/console/log", "Cookie", cookie).statusCode()).isEqualTo(303);
    assertThat(signIn("anna", PASSWORD).statusCode()).isEqualTo(422);
  }

  @Test
  void aVisitorOfTheTestsIsLetIn() {
    var viewer = ConsoleVisitor.of(server, OperatorRole.VIEWER, false, clock);
    assertThat(server.get("/console/log", "Cookie", viewer.cookie()).statusCode()).isEqualTo(200);
    String csrf = "csrf=" + viewer.csrf();
    assertThat(post("/console/sign-in/out", csrf, "Cookie", viewer.cookie()).statusCode())
        .isEqualTo(303);
  }

  private void forgetCaches() {
    Instant end = Instant.now().plusMillis(1100);
    while (Instant.now().isBefore(end)) {
      Thread.onSpinWait();
    }
  }

  private String firstLink() {
    return server.wiring().firstAdministratorLink().orElseThrow().getPath();
  }

  private Operators operators() {
    return new Operators(
        clock, new OperatorSessions(server.jdbi(), clock, OperatorSettings.defaults()));
  }

  private OperatorAccount add(String name, OperatorRole role) {
    return add(server, name, role);
  }

  private OperatorAccount add(TestServer where, String name, OperatorRole role) {
    return where
        .jdbi()
        .inTransaction(
            handle -> {
              OperatorAccount account =
                  operators().add(handle, name, name, role, false).orElseThrow();
              operators().setPassword(handle, account.id(), PASSWORD);
              return account;
            });
  }

  private HttpResponse<String> signIn(String name, String password) {
    return post(SIGN_IN, credentials(name, password));
  }

  private static String credentials(String name, String password) {
    return "name=" + q(name) + "&password=" + q(password);
  }

  private HttpResponse<String> post(String path, String form, String... headers) {
    return server.post(path, "application/x-www-form-urlencoded", form, headers);
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
  }

  private static String q(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
