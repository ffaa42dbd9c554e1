package dev.postorder.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.access.OperatorRole;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.testing.Await;
import dev.postorder.testing.ConsoleVisitor;
import dev.postorder.testing.TestServer;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Role × route of the console, every cell; forged forms; what keeps pages out of foreign frames.
 */
final class ConsoleRightsTest {
  private static final Pattern GROUP = Pattern.compile("\\((?:[^()]|\\([^()]*\\))*\\)[?*+]?");
  private static final List<String> SAMPLES =
      List.of(
          "1",
          "1-1",
          "abc",
          "api-keys",
          "A00000000001",
          "2600395000773",
          UUID.randomUUID().toString());

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyCellOfTheTableIsAsTheRouteSays() {
    var wrong = new ArrayList<String>();
    for (Route route : server.wiring().consoleRoutes()) {
      String path = path(route);
      HttpResponse<String> stranger = send(route, path, "csrf=x");
      if (stranger.statusCode() != 303
          || !stranger.headers().firstValue("Location").orElse("").startsWith("/console/sign-in")) {
        wrong.add("stranger " + route.verb() + " " + path + " " + stranger.statusCode());
      }
      for (OperatorRole role : OperatorRole.values()) {
        var visitor = ConsoleVisitor.of(server, role);
        HttpResponse<String> answer =
            send(route, path, "csrf=" + visitor.csrf(), "Cookie", visitor.cookie());
        boolean let = answer.statusCode() != 403;
        if (let != role.includes(route.needs()) || answer.statusCode() == 500) {
          wrong.add(role + " " + route.verb() + " " + path + " " + answer.statusCode());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aFormThatIsNotOursIsRefusedWhateverTheRole() {
    for (Route route : actions()) {
      String path = path(route);
      var visitor = ConsoleVisitor.of(server, OperatorRole.ADMINISTRATOR);
      var other = ConsoleVisitor.of(server, OperatorRole.ADMINISTRATOR);
      String cookie = visitor.cookie();
      String right = "csrf=" + visitor.csrf();
      assertThat(send(route, path, "", "Cookie", cookie).statusCode()).as(path).isEqualTo(403);
      assertThat(send(route, path, "csrf=", "Cookie", cookie).statusCode()).isEqualTo(403);
      assertThat(send(route, path, "csrf=" + other.csrf(), "Cookie", cookie).statusCode())
          .as(path + " with another session's token")
          .isEqualTo(403);
      for (String site : List.of("cross-site", "same-site")) {
        assertThat(send(route, path, right, "Cookie", cookie, "Sec-Fetch-Site", site).statusCode())
            .as(path + " from " + site)
            .isEqualTo(403);
      }
      for (String origin : List.of("https://evil.example", "null", "http://127.0.0.1:1")) {
        assertThat(send(route, path, right, "Cookie", cookie, "Origin", origin).statusCode())
            .as(path + " from " + origin)
            .isEqualTo(403);
      }
    }
  }

  @Test
  void aViewersForgedFormChangesNothingAndIsInTheLog() {
    var viewer = ConsoleVisitor.of(server, OperatorRole.VIEWER);
    Route route =
        actions().stream()
            .filter(action -> action.needs() != OperatorRole.VIEWER)
            .findFirst()
            .orElseThrow();
    HttpResponse<String> answer =
        send(
            route,
            path(route),
            "csrf=" + viewer.csrf() + "&password=secret&reason=because",
            "Cookie",
            viewer.cookie());
    assertThat(answer.statusCode()).isEqualTo(403);
    String call = answer.headers().firstValue("X-Request-Id").orElseThrow();
    Await.satisfied(
        () ->
            server
                .jdbi()
                .withHandle(
                    handle ->
                        handle
                            .createQuery(
                                "select c.outcome || ' ' || c.note || ' ' || c.operator || ' ' ||"
                                    + " x.request from call c join call_exchange x on x.call_id ="
                                    + " c.id where c.id = :id::uuid")
                            .bind("id", call)
                            .mapTo(String.class)
                            .findOne()),
        (Optional<String> row) ->
            assertThat(row)
                .hasValue(
                    "refused forbidden "
                        + viewer.name()
                        + " {\"password\":\"***\",\"reason\":\"because\"}"));
  }

  @Test
  void noPageIsFramedByOthersOrKept() {
    var visitor = ConsoleVisitor.of(server, OperatorRole.ADMINISTRATOR);
    var pages =
        Stream.concat(
                server.wiring().consoleRoutes().stream()
                    .filter(route -> route.verb().equals("GET"))
                    .filter(route -> !route.path().pattern().contains("("))
                    .map(ConsoleRightsTest::path),
                Stream.of("/console/sign-in", "/console/nothing"))
            .toList();
    for (String page : pages) {
      HttpResponse<String> answer = server.get(page, "Cookie", visitor.cookie());
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
          .as(page)
          .contains("default-src 'none'")
          .doesNotContain("unsafe-eval", "script-src 'unsafe-inline'");
      if (answer.statusCode() == 200) {
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
            .as(page)
            .contains("frame-ancestors");
      }
      assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
          .as(page)
          .contains("no-store");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }
  }

  @Test
  void theSectionAccessIsTheAdministrators() {
    assertThat(server.wiring().consoleRoutes())
        .filteredOn(route -> route.section() == Section.ACCESS)
        .allMatch(route -> route.needs() == OperatorRole.ADMINISTRATOR);
  }

  private static List<Route> actions() {
    return server.wiring().consoleRoutes().stream()
        .filter(route -> route.verb().equals("POST"))
        .toList();
  }

  private static HttpResponse<String> send(
      Route route, String path, String form, String... headers) {
    return route.verb().equals("GET")
        ? server.get(path, headers)
        : server.post(path, "application/x-www-form-urlencoded", form, headers);
  }

  /** An address that the route takes; what it names need not be there. */
  private static String path(Route route) {
    String pattern = route.path().pattern();
    for (String sample : SAMPLES) {
      String path =
          GROUP
              .matcher(pattern)
              .replaceAll(Matcher.quoteReplacement(sample))
              .replace("\\.", ".")
              .replaceAll("/\\?$", "");
      if (route.path().matcher(path).matches()) {
        return path;
      }
    }
    throw new AssertionError("no sample fits " + pattern);
  }
}
