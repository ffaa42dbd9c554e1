package dev.postorder.freight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.access.PersonalTokens;
import dev.postorder.freight.wire.Format;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Logins and sessions: what each method answers, in both formats. */
final class SessionsTest {
  private static World world;
  private static String pat;

  @BeforeAll
  static void start() {
    world = new World();
    long user = Long.parseLong(world.one("select id from app_user where login like 'user@%'"));
    pat =
        world
            .server
            .jdbi()
            .withHandle(
                handle ->
                    new PersonalTokens(Clock.systemUTC()).add(handle, user, "1C", Optional.empty()))
            .secret();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  private static ObjectNode right(String method) {
    ObjectNode body = World.body().put("appkey", world.appkey);
    return method.startsWith("v4")
        ? body.put("pat", pat)
        : body.put("login", "user@example.org").put("password", World.PASSWORD);
  }

  private static HttpResponse<String> call(String method, Format format, ObjectNode body) {
    return world.call("/" + method + (format == Format.JSON ? ".json" : ".xml"), body);
  }

  private static String sessionIn(String answer) {
    return answer.replaceAll("(?s).*([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}).*", "$1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v3/auth/login", "v4/auth/login", "v1/customers/login"})
  void aLoginOpensASession(String method) {
    for (Format format : Format.values()) {
      String answer = call(method, format, right(method)).body();
      String session = sessionIn(answer);
      Golden.check(method + "/success", format, answer, Map.of("sessionID", session));
      assertThat(world.call("/v3/auth/session_info", world.with(session)).statusCode())
          .isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "v4/auth/login,wrong-token,401",
    "v4/auth/login,fields-missing,400",
    "v4/auth/login,wrong-types,400",
    "v3/auth/login,wrong-types,400",
    "v1/customers/login,wrong-types,200"
  })
  void aWrongLoginIsRefused(String method, String name, int status) {
    for (Format format : Format.values()) {
      ObjectNode body = World.body().put("appkey", world.appkey);
      switch (name) {
        case "wrong-token" -> body.put("pat", "dl-api-" + "x".repeat(40));
        case "wrong-types" -> {
          body.putObject("login").put("a", "1");
          body.putObject("password").put("a", "1");
          body.putObject("pat").put("a", "1");
        }
        default -> body.put("pat", " ");
      }
      HttpResponse<String> answer = call(method, format, body);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
      Golden.check(method + "/" + name, format, answer.body(), url());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"v3/auth/login", "v4/auth/login", "v1/customers/login"})
  void anAddressThatFailedTooOftenWaitsWhateverItSends(String method) {
    String open = world.login("reader@example.org");
    failures("insert into login_failure_address values ('127.0.0.1', now(), 100)");
    try {
      for (Format format : Format.values()) {
        HttpResponse<String> answer = call(method, format, right(method));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
        String seconds = answer.headers().firstValue("Retry-After").orElseThrow();
        Map<String, String> names = new LinkedHashMap<>(url());
        names.put("wait", "через " + seconds + " с");
        Golden.check(method + "/too-many-logins", format, answer.body(), names);
      }
      assertThat(world.call("/v3/auth/session_info", world.with(open)).statusCode()).isEqualTo(200);
    } finally {
      failures("delete from login_failure_address");
    }
  }

  /** The counts of the address that all tests of this server call from. */
  private static void failures(String sql) {
    world
        .server
        .jdbi()
        .useTransaction(
            handle -> {
              handle.execute("delete from login_failure_address");
              handle.execute(sql);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"v3/auth/logout", "v1/customers/logout"})
  void aLogoutClosesTheSession(String method) {
    for (Format format : Format.values()) {
      String session = world.login("user@example.org");
      HttpResponse<String> answer = call(method, format, world.with(session));
      Golden.check(method + "/success", format, answer.body(), Map.of());
      HttpResponse<String> closed = call("v3/auth/session_info", format, world.with(session));
      assertThat(closed.statusCode()).isEqualTo(401);
    }
  }

  @Test
  void sessionInfoSaysWhenItExpires() {
    for (Format format : Format.values()) {
      String answer = call("v3/auth/session_info", format, world.with(world.session)).body();
      String time =
          answer.replaceAll("(?s).*xpireTime\\W+(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d)\\W.*", "$1");
      Golden.check("v3/auth/session_info/success", format, answer, Map.of("minute", time));
    }
  }

  private static Map<String, String> url() {
    return Map.of("url", world.server.wiring().publicUrl().toString());
  }
}
