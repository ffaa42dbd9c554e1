package dev.postorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.platform.database.DatabaseAddress;
import dev.postorder.testing.Await;
import dev.postorder.testing.TestDatabase;
import dev.postorder.testing.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An installation of the first schema, full of data, is started by this build and goes on. */
final class UpgradeTest {
  private static final String ORDER = "2600000000001";

  private static TestServer server;

  @BeforeAll
  static void upgrade() throws SQLException, IOException {
    DatabaseAddress address = TestDatabase.emptyAddress();
    Flyway.configure()
        .dataSource(address.url(), address.user(), address.password())
        .target("1")
        .load()
        .migrate();
    try (Connection connection =
            DriverManager.getConnection(address.url(), address.user(), address.password());
        Statement statement = connection.createStatement();
        InputStream rows = UpgradeTest.class.getResourceAsStream("/upgrade/version-1.sql")) {
      statement.execute(new String(rows.readAllBytes(), StandardCharsets.UTF_8));
    }
    server = TestServer.start(address, Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void sessionsGoOn() {
    assertThat(call("v3/auth/session_info.json", body()).at("/data/session/expired").asBoolean())
        .isFalse();
  }

  @Test
  void changesOfTheOldShapesAreStillTold() {
    assertThat(call("v3/orders/history.json", order()).at("/data").size()).isEqualTo(10);
    assertThat(send("v3/orders/history.xml", order()).statusCode()).isEqualTo(200);
  }

  @Test
  void aLetterThatWaitedIsSentAndSaysWhatItWasToSay() {
    Await.satisfied(
        () ->
            server
                .jdbi()
                .withHandle(
                    handle ->
                        handle
                            .createQuery(
                                "select string_agg(text_body, '') from notification"
                                    + " where event = 'change_approved' and state = 'sent'")
                            .mapTo(String.class)
                            .findOne()
                            .orElse("")),
        text -> assertThat(text).contains("ООО «Лён»", "Б (было: А)"));
  }

  @Test
  void oldOrdersAreChanged() {
    ObjectNode body = order();
    body.putObject("members").putObject("sender").putArray("contactIDs").add(2);
    assertThat(call("v3/orders/change_contacts.json", body).at("/data/status").asString())
        .isEqualTo("success");
  }

  @Test
  void oldOrdersAreListedAndCounted() {
    JsonNode first = call("v3/orders.json", body());
    assertThat(first.at("/metadata/totalPages").asInt()).isEqualTo(2);
    assertThat(first.at("/orders").size()).isEqualTo(25);
    JsonNode second = call("v3/orders.json", body().put("page", 2));
    assertThat(second.at("/orders").size()).isEqualTo(33 - 25);
  }

  @Test
  void oldDraftsAreJoined() {
    ObjectNode body = body();
    body.putArray("requestids").add(41).add(42);
    assertThat(call("v1/customers/multi_request.json", body).at("/answer/state").asString())
        .isEqualTo("success");
  }

  @Test
  void oldEntriesOfTheAddressBookAreRecognised() {
    assertThat(call("v2/book/counteragents.json", body()).at("/data")).hasSize(2);
    ObjectNode addresses = body().put("counteragentID", 1);
    assertThat(call("v2/book/addresses.json", addresses).at("/data/0/address/address").asString())
        .isEqualTo("Тверь, ул. Ткача, 3");
    ObjectNode search = body().put("query", "ромаш");
    assertThat(call("v2/book/counteragents/search.json", search).at("/data")).hasSize(2);
    ObjectNode again = body().put("name", "ООО «Ромашка»").put("inn", "7701234567");
    again.put("form", "0x00000000000000000000000000000001");
    assertThat(call("v2/book/counteragent/update.json", again).at("/data/state").asString())
        .as("of another form")
        .isEqualTo("new");
  }

  private static ObjectNode body() {
    return JsonMapper.shared()
        .createObjectNode()
        .put("appkey", "appkey")
        .put("sessionID", "session");
  }

  private static ObjectNode order() {
    return body().put("orderID", ORDER);
  }

  private static JsonNode call(String path, ObjectNode body) {
    HttpResponse<String> answer = send(path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static HttpResponse<String> send(String path, ObjectNode body) {
    if (path.endsWith(".json")) {
      return server.post("/" + path, "application/json", body.toString());
    }
    var xml = new StringBuilder("<request>");
    body.properties()
        .forEach(
            e -> xml.append("<%1$s>%2$s</%1$s>".formatted(e.getKey(), e.getValue().asString())));
    return server.post("/" + path, "text/xml", xml.append("</request>").toString());
  }
}
