package dev.postorder.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.access.Directory;
import dev.postorder.access.OperatorRole;
import dev.postorder.testing.TestServer;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Role × operation of the back-office API, every cell. */
final class ApiRightsTest {
  /** What viewers may not do although it only reads: it tells who may do what. */
  private static final Set<String> ACCESS_READS =
      Set.of(
          "api/v1/users/tokens/list",
          "api/v1/tokens/list",
          "api/v1/sessions/list",
          "api/v1/users/sessions/list",
          "api/v1/operators/list",
          "api/v1/operators/get",
          "api/v1/operators/sessions/list",
          "api/v1/api-keys/list",
          "api/v1/api-keys/get",
          "api/v1/applications/list",
          "api/v1/applications/get");

  private static TestServer server;
  private static final Map<OperatorRole, String> KEYS = new EnumMap<>(OperatorRole.class);

  @BeforeAll
  static void start() {
    server = TestServer.start();
    var directory = new Directory(Clock.systemUTC());
    for (OperatorRole role : OperatorRole.values()) {
      KEYS.put(
          role,
          server
              .jdbi()
              .inTransaction(handle -> directory.addApiKey(handle, role.code(), role, false))
              .orElseThrow());
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyCellOfTheTableIsAsDescribed() {
    var wrong = new ArrayList<String>();
    int cells = 0;
    for (Operation operation : server.wiring().backoffice().operations()) {
      OperatorRole needed = needed(operation);
      assertThat(call(operation, "").statusCode()).as(operation.message()).isEqualTo(401);
      for (OperatorRole role : OperatorRole.values()) {
        HttpResponse<String> answer = call(operation, KEYS.get(role));
        boolean let = answer.statusCode() != 403;
        if (let != role.includes(needed) || answer.statusCode() == 401) {
          wrong.add(role + " " + operation.message() + " " + answer.statusCode());
        }
        if (!let) {
          assertThat(answer.body()).contains("\"code\":\"forbidden\"", needed.code());
        }
        cells++;
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(cells).isGreaterThan(100);
  }

  @Test
  void whatChangesSomethingIsNeverAViewers() {
    for (Operation operation : server.wiring().backoffice().operations()) {
      OperatorRole needed = needed(operation);
      if (operation.write()) {
        assertThat(needed).as(operation.message()).isNotEqualTo(OperatorRole.VIEWER);
      } else if (ACCESS_READS.contains(operation.message())) {
        assertThat(needed).as(operation.message()).isEqualTo(OperatorRole.ADMINISTRATOR);
      }
    }
  }

  @Test
  void aKeyFromBeforeRolesMayDoEverything() {
    server
        .jdbi()
        .useHandle(
            handle -> handle.execute("insert into api_key (name, key_hash) values ('old', 'x')"));
    String role =
        server
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("select role from api_key where name = 'old'")
                        .mapTo(String.class)
                        .one());
    assertThat(role).isEqualTo("administrator");
  }

  private static OperatorRole needed(Operation operation) {
    return Vocabulary.describe(List.of(operation))
        .document()
        .path("paths")
        .valueStream()
        .flatMap(path -> path.valueStream())
        .filter(entry -> entry.path("x-message").asString("").equals(operation.message()))
        .map(entry -> OperatorRole.of(entry.path("x-role").stringValue()).orElseThrow())
        .findFirst()
        .orElseThrow();
  }

  /** With a body that is refused, and names that name nothing. */
  private static HttpResponse<String> call(Operation operation, String key) {
    String path =
        operation.path().pattern().replaceAll("\\([^)]*\\)", UUID.randomUUID().toString());
    return server.send(
        operation.verb(),
        "/api/v1" + path,
        operation.verb().equals("GET") || operation.verb().equals("DELETE") ? "" : "{\"?\":1}",
        "Authorization",
        "Bearer " + key,
        "Content-Type",
        "application/json");
  }
}
