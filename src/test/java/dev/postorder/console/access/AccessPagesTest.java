package dev.postorder.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.access.OperatorRole;
import dev.postorder.access.operator.OperatorSessions;
import dev.postorder.testing.Await;
import dev.postorder.testing.ConsoleVisitor;
import dev.postorder.testing.TestServer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The section Access, as an administrator uses it. */
final class AccessPagesTest {
  private static final String ROOT = "/console/access";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String PASSWORD = "correct+horse+battery";

  private final TestServer server = TestServer.start();
  private final ConsoleVisitor admin = ConsoleVisitor.of(server, OperatorRole.ADMINISTRATOR);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void anOperatorIsInvitedChoosesAPasswordGetsAnotherRoleAndIsDisabled() {
    HttpResponse<String> wrong = post(ROOT + "/operators", "name=Anna+B&role=king");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("a–z, 0–9 и", "Выберите роль");

    HttpResponse<String> added =
        post(ROOT + "/operators", "name=anna&displayName=%3Cb%3EAnna&role=viewer");
    assertThat(added.body()).contains("&lt;b&gt;Anna").doesNotContain("<b>Anna");
    assertThat(post(ROOT + "/operators", "name=anna&role=viewer").body()).contains("Имя занято");
    String link = added.body().replaceAll("(?s).*(/console/sign-in/first/[0-9a-f-]+).*", "$1");
    String cookie = cookie(server.post(link, FORM, "password=" + PASSWORD + "&again=" + PASSWORD));
    assertThat(server.get(ROOT, "Cookie", cookie).statusCode()).isEqualTo(403);

    String anna = one("select '" + ROOT + "/operators/' || id from operator where name = 'anna'");
    assertThat(get(anna).body()).contains("anna", "наблюдатель");
    assertThat(post(anna + "/set", "displayName=Anna&role=administrator").statusCode())
        .isEqualTo(303);
    Await.equal(() -> server.get(ROOT, "Cookie", cookie).statusCode(), 200);
    assertThat(post(anna + "/set", "displayName=Anna&role=viewer").statusCode()).isEqualTo(409);

    assertThat(post(anna + "/sign-out", "").statusCode()).isEqualTo(303);
    assertThat(server.get("/console/account", "Cookie", cookie).statusCode()).isEqualTo(303);
    assertThat(post(anna + "/disable", "").statusCode()).isEqualTo(409);
    assertThat(one("select count(*)::text from operator where disabled_at is not null"))
        .isEqualTo("0");
    assertThat(get(ROOT + "/operators/999").statusCode()).isEqualTo(404);
  }

  @Test
  void aKeyIsShownOnceMayWhatItsRoleMayAndEnds() {
    HttpResponse<String> added = post(ROOT + "/api-keys", "name=tms&role=viewer");
    String key = added.body().replaceAll("(?s).*<pre>([0-9a-f-]{36})</pre>.*", "$1");
    assertThat(get(ROOT + "/api-keys").body()).contains("tms").doesNotContain(key);
    String bearer = "Bearer " + key;
    assertThat(server.get("/api/v1/notifications", "Authorization", bearer).statusCode())
        .isEqualTo(200);
    assertThat(server.get("/api/v1/users/a/tokens", "Authorization", bearer).statusCode())
        .isEqualTo(403);
    assertThat(post(ROOT + "/api-keys/disable", "name=tms").statusCode()).isEqualTo(303);
    Await.equal(
        () -> server.get("/api/v1/notifications", "Authorization", bearer).statusCode(), 401);
    assertThat(post(ROOT + "/applications", "name=1C").body()).contains("<pre>");
    assertThat(post(ROOT + "/applications", "name=").statusCode()).isEqualTo(422);
    Await.equal(
        () ->
            one(
                "select string_agg(message || ' ' || (outcome = 'ok'), ' ' order by id) from call"
                    + " where operator is not null"),
        "console/access/keys/add true console/access/keys/disable true console/access/keys/add true"
            + " console/access/keys/add false");
  }

  @Test
  void everybodyChangesHisOwnPasswordAndIsSignedInAnewEverywhereElseOut() {
    String link = server.wiring().firstAdministratorLink().orElseThrow().getPath();
    String first =
        cookie(server.post(link, FORM, "name=boris&password=" + PASSWORD + "&again=" + PASSWORD));
    String csrf = "csrf=" + OperatorSessions.csrf(secret(first));
    String path = "/console/account/password";
    String fresh = "&password=another+long+one&again=another+long+one";
    assertThat(
            server.post(path, FORM, csrf + "&current=wrong" + fresh, "Cookie", first).statusCode())
        .isEqualTo(422);
    HttpResponse<String> changed =
        server.post(path, FORM, csrf + "&current=" + PASSWORD + fresh, "Cookie", first);
    assertThat(changed.statusCode()).isEqualTo(303);
    assertThat(server.get("/console/account", "Cookie", first).statusCode()).isEqualTo(303);
    assertThat(server.get("/console/account", "Cookie", cookie(changed)).body()).contains("boris");
    assertThat(
            server.post("/console/sign-in", FORM, "name=boris&password=" + PASSWORD).statusCode())
        .isEqualTo(422);
  }

  private HttpResponse<String> get(String path) {
    return server.get(path, "Cookie", admin.cookie());
  }

  private HttpResponse<String> post(String path, String form) {
    return server.post(path, FORM, "csrf=" + admin.csrf() + "&" + form, "Cookie", admin.cookie());
  }

  private String one(String sql) {
    return server.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
  }

  private static String secret(String cookie) {
    return cookie.replaceAll("^[^=]*=", "");
  }
}
