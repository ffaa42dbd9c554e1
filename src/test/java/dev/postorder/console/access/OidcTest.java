package dev.postorder.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.access.OperatorRole;
import dev.postorder.testing.Await;
import dev.postorder.testing.ConsoleVisitor;
import dev.postorder.testing.OpenIdProvider;
import dev.postorder.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signing in by an OpenID provider. */
final class OidcTest {
  private static final String BEGIN = "/console/sign-in/oidc";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final HttpClient BROWSER = HttpClient.newHttpClient();
  private static final String[] ROLES = {
    "console.oidc.role-claim=realm_access.roles",
    "console.oidc.operators=desk, night desk",
    "console.oidc.administrators=chiefs",
    "console.oidc.add-unknown=true"
  };

  private final OpenIdProvider provider = new OpenIdProvider();
  private Optional<TestServer> started = Optional.empty();

  @AfterEach
  void close() {
    started.ifPresent(TestServer::close);
    provider.close();
  }

  private TestServer server(String... settings) {
    started = Optional.of(TestServer.start(provider.settings(settings)));
    return started.get();
  }

  private static Map<String, Object> anna(String... roles) {
    return Map.of(
        "sub", "f3a1",
        "preferred_username", "Anna",
        "name", "Анна Орлова",
        "realm_access", Map.of("roles", List.of(roles)));
  }

  @Test
  void whoIsSentIsTakenOnWithTheRoleThatHeHasThere() {
    TestServer server = server(ROLES);
    provider.person(anna("desk", "offline_access"));
    assertThat(server.get("/console/sign-in").body()).contains("Войти через Keycloak");
    HttpResponse<String> in = signIn(server, "/console/log?q=1");
    assertThat(in.headers().firstValue("Location")).hasValue("/console/log?q=1");
    assertThat(server.get("/console/log", "Cookie", cookie(in)).body())
        .contains("Анна Орлова", "оператор");
    assertThat(one("select name || ' ' || role || ' ' || oidc_subject from operator"))
        .isEqualTo("anna operator " + provider.issuer() + " f3a1");
    assertThat(one("select method from operator_session")).isEqualTo("oidc");

    provider.person(anna("chiefs", "desk"));
    assertThat(signIn(server, "").statusCode()).isEqualTo(303);
    assertThat(one("select role from operator")).isEqualTo("administrator");
    provider.person(anna("desk"));
    assertThat(signIn(server, "").statusCode()).isEqualTo(303);
    assertThat(one("select role from operator")).as("the last one").isEqualTo("administrator");
  }

  @Test
  void whoHasNoRoleThereStaysOutside() {
    TestServer server = server(ROLES);
    provider.person(anna("offline_access"));
    refused(signIn(server, ""), 403, "не даёт вам здесь роли");
    provider.person(Map.of("sub", "f3a1"));
    refused(signIn(server, ""), 403, "не даёт вам здесь роли");
    assertThat(one("select count(*)::text from operator")).isEqualTo("0");
  }

  @Test
  void aNameThatIsTakenBindsNobody() {
    TestServer server = server("console.oidc.add-unknown=true");
    ConsoleVisitor boss = ConsoleVisitor.of(server, OperatorRole.ADMINISTRATOR);
    execute("update operator set name = 'anna' where name = '" + boss.name() + "'");
    provider.person(Map.of("sub", "1", "preferred_username", "anna"));
    refused(signIn(server, ""), 403, "Здесь вас ещё не знают");
    provider.person(
        Map.of("sub", "1", "preferred_username", "anna", "email", "anna@sever.example"));
    assertThat(signIn(server, "").statusCode()).isEqualTo(303);
    assertThat(one("select name || ' ' || role from operator where oidc_subject is not null"))
        .isEqualTo("anna@sever.example viewer");
  }

  @Test
  void anOperatorConnectsHisAccountAndPartsFromIt() {
    TestServer server = server();
    var anna = ConsoleVisitor.of(server, OperatorRole.VIEWER);
    var boris = ConsoleVisitor.of(server, OperatorRole.VIEWER);
    provider.person(Map.of("sub", "f3a1"));
    refused(signIn(server, ""), 403, "Здесь вас ещё не знают");

    assertThat(flash(connect(server, anna))).isEqualTo("oidc.bound");
    assertThat(flash(connect(server, boris))).isEqualTo("not-oidc.taken");
    HttpResponse<String> in = signIn(server, "");
    assertThat(server.get("/console/account", "Cookie", cookie(in)).body()).contains(anna.name());

    String end = "/console/account/oidc/end";
    assertThat(flash(post(server, end, anna))).as("no password").isEqualTo("not-oidc.parted");
    execute("update operator set password_hash = 'x'");
    assertThat(flash(post(server, end, anna))).isEqualTo("oidc.parted");
    assertThat(server.get("/console/account", "Cookie", cookie(in)).statusCode()).isEqualTo(303);
    refused(signIn(server, ""), 403, "Здесь вас ещё не знают");
  }

  @Test
  void whoIsDisabledStaysOutside() {
    TestServer server = server("console.oidc.add-unknown=true");
    provider.person(anna());
    assertThat(signIn(server, "").statusCode()).isEqualTo(303);
    execute("update operator set disabled_at = now()");
    refused(signIn(server, ""), 403, "Здесь вас ещё не знают");
  }

  @ParameterizedTest
  @CsvSource({"nonce", "audience", "issuer", "expired", "subject", "signature"})
  void aTokenThatIsNotForUsIsNotTrusted(String wrong) {
    TestServer server = server("console.oidc.add-unknown=true");
    provider.person(anna());
    switch (wrong) {
      case "nonce" -> provider.twist(token -> token.claim("nonce", "another"));
      case "audience" -> provider.twist(token -> token.audience("another"));
      case "issuer" -> provider.twist(token -> token.issuer("https://evil.example"));
      case "expired" ->
          provider.twist(token -> token.expirationTime(Date.from(Instant.now().minusSeconds(600))));
      case "subject" -> provider.twist(token -> token.subject(null));
      default -> provider.forge();
    }
    refused(signIn(server, ""), 502, "нельзя доверять");
    assertThat(one("select count(*)::text from operator")).isEqualTo("0");
    Await.equal(
        () ->
            one(
                "select count(*)::text from call where outcome = 'refused' and note like"
                    + " 'oidc.not-trusted: %'"),
        "1");
  }

  @Test
  void aForeignOrMissingStateIsRefused() {
    TestServer server = server("console.oidc.add-unknown=true");
    provider.person(anna());
    HttpResponse<String> begun = server.get(BEGIN);
    URI back = back(begun);
    String path = back.getPath() + "?" + back.getQuery();
    refused(server.get(path), 400, "не в этом браузере");
    HttpResponse<String> other = server.get(BEGIN);
    refused(server.get(path, "Cookie", cookie(other)), 400, "не в этом браузере");
    String stateless = path.replaceAll("state=[^&]*", "state=");
    refused(server.get(stateless, "Cookie", cookie(begun)), 400, "не в этом браузере");
    assertThat(server.get(path, "Cookie", cookie(begun)).statusCode()).isEqualTo(303);
    refused(server.get(path, "Cookie", cookie(begun)), 403, "не подтверждает");
    String denied = "/console/sign-in/oidc/callback?error=access_denied&state=" + state(other);
    refused(server.get(denied, "Cookie", cookie(other)), 403, "не подтверждает");
  }

  @Test
  void aNewKeyOfTheProviderIsFound() {
    TestServer server = server("console.oidc.add-unknown=true");
    provider.person(anna());
    assertThat(signIn(server, "").statusCode()).isEqualTo(303);
    provider.rotate();
    assertThat(signIn(server, "").statusCode()).isEqualTo(303);
  }

  @Test
  void aProviderThatIsDownIsToldAndPasswordsGoOn() {
    TestServer server = server();
    HttpResponse<String> begun = server.get(BEGIN);
    URI back = back(begun);
    provider.answerWith(503);
    refused(
        server.get(back.getPath() + "?" + back.getQuery(), "Cookie", cookie(begun)),
        502,
        "Keycloak не отвечает");
    provider.close();
    refused(
        server.get(back.getPath() + "?" + back.getQuery(), "Cookie", cookie(begun)),
        502,
        "Keycloak не отвечает");
    assertThat(server.get("/console/sign-in").body()).contains("name=\"password\"");
  }

  @Test
  void privateNetworksAreRefusedUnlessTheyAreAllowed() {
    TestServer server = server("console.oidc.allowed-networks=10.1.2.0/24");
    refused(server.get(BEGIN), 502, "Keycloak не отвечает");
    Await.equal(
        () -> one("select count(*)::text from call where note like '%must not be called'"), "1");
  }

  @Test
  void withoutAProviderThereIsNoButton() {
    try (var plain = TestServer.start()) {
      assertThat(plain.get("/console/sign-in").body()).doesNotContain("oidc");
      assertThat(plain.get(BEGIN).statusCode()).isEqualTo(404);
      var anna = ConsoleVisitor.of(plain, OperatorRole.VIEWER);
      assertThat(post(plain, "/console/account/oidc", anna).statusCode()).isEqualTo(404);
    }
  }

  private static void refused(HttpResponse<String> answer, int status, String sentence) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(sentence, "name=\"password\"");
  }

  /** The whole way of a browser. */
  private HttpResponse<String> signIn(TestServer server, String next) {
    HttpResponse<String> begun = server.get(BEGIN + "?next=" + next);
    assertThat(begun.statusCode()).isEqualTo(303);
    URI back = back(begun);
    return server.get(back.getPath() + "?" + back.getQuery(), "Cookie", cookie(begun));
  }

  /** Where the provider sends the browser. */
  private static URI back(HttpResponse<String> begun) {
    return at(URI.create(begun.headers().firstValue("Location").orElseThrow()));
  }

  private static URI at(URI page) {
    try {
      HttpResponse<Void> answer =
          BROWSER.send(
              HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.discarding());
      return URI.create(answer.headers().firstValue("Location").orElseThrow());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String state(HttpResponse<String> begun) {
    return begun
        .headers()
        .firstValue("Location")
        .orElseThrow()
        .replaceAll(".*[?&]state=([^&]*).*", "$1");
  }

  private HttpResponse<String> connect(TestServer server, ConsoleVisitor visitor) {
    HttpResponse<String> page = post(server, "/console/account/oidc", visitor);
    String url = page.body().replaceAll("(?s).*<a class=\"button\" href=\"([^\"]+)\".*", "$1");
    URI back = at(URI.create(url.replace("&amp;", "&")));
    String both = cookie(page) + "; " + visitor.cookie();
    HttpResponse<String> forward =
        server.get(back.getPath() + "?" + back.getQuery(), "Cookie", both);
    return server.get(forward.headers().firstValue("Location").orElseThrow(), "Cookie", both);
  }

  private static HttpResponse<String> post(TestServer server, String path, ConsoleVisitor visitor) {
    return server.post(path, FORM, "csrf=" + visitor.csrf(), "Cookie", visitor.cookie());
  }

  private static String flash(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Set-Cookie")
        .orElse("")
        .replaceAll("flash=([^;:]*).*", "$1");
  }

  private void execute(String sql) {
    started.orElseThrow().jdbi().useHandle(handle -> handle.execute(sql));
  }

  private String one(String sql) {
    return started
        .orElseThrow()
        .jdbi()
        .withHandle(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
  }
}
