package dev.postorder.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.access.OperatorRole;
import dev.postorder.access.Secrets;
import dev.postorder.testing.ConsoleVisitor;
import dev.postorder.testing.TestServer;
import java.net.http.HttpResponse;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The status as the page and the API tell it. */
final class StatusPageTest {

  @Test
  void thePageAndTheApiTellTheSameAndNoSecret() {
    try (var server =
        TestServer.start(
            "server.trusted-proxies=10.0.0.0/8",
            "mail.smtp.user=anna",
            "mail.smtp.password=topsecret",
            "simulator.enabled=true")) {
      String key = Secrets.random();
      server
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      "insert into api_key (name, key_hash) values ('key', ?)",
                      Secrets.sha256(key)));
      String body = server.get("/api/v1/status", "Authorization", "Bearer " + key).body();
      JsonNode status = JsonMapper.shared().readTree(body);
      assertThat(status.at("/node/simulator").asBoolean()).isTrue();
      assertThat(status.at("/database/schema").asInt()).isGreaterThanOrEqualTo(12);
      assertThat(status.at("/database/size").asLong()).isPositive();
      assertThat(status.at("/scheduler/running").asBoolean()).isTrue();
      assertThat(status.at("/callLog/oldest").asString("")).isNotEmpty();
      assertThat(status.at("/channels")).hasSize(3);
      assertThat(status.at("/calls/0/minutes").asInt()).isEqualTo(5);
      assertThat(setting(status, "mail.smtp.password")).isEqualTo("***");
      assertThat(setting(status, "server.bind")).isEqualTo("127.0.0.1");
      assertThat(setting(status, "server.trusted-proxies")).isEqualTo("10.0.0.0/8");
      assertThat(setting(status, "calllog.retention")).isEqualTo("30d");
      assertThat(body).doesNotContain("topsecret");

      var operator = new Operating(server, ConsoleVisitor.of(server, OperatorRole.VIEWER));
      String page = operator.get("/console/status").body();
      assertThat(page)
          .contains(status.at("/database/version").asString(), "mail.smtp.password", "***")
          .doesNotContain("topsecret");
      assertThat(operator.get("/console/status", "HX-Request", "true").body())
          .contains("class=\"tiles\"")
          .doesNotContain("<html");
      HttpResponse<String> signedOut = server.get("/console/status", "HX-Request", "true");
      assertThat(signedOut.statusCode()).isEqualTo(401);
      assertThat(signedOut.headers().firstValue("HX-Refresh")).hasValue("true");
    }
  }

  private static String setting(JsonNode status, String key) {
    return StreamSupport.stream(status.at("/settings").spliterator(), false)
        .filter(value -> value.path("key").asString().equals(key))
        .map(value -> value.path("value").asString())
        .findFirst()
        .orElseThrow();
  }
}
