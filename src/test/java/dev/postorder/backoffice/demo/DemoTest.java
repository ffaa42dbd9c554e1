package dev.postorder.backoffice.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.testing.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
  private static final List<String> NAMES =
      List.of(
          "BASE_URL",
          "APPKEY",
          "LOGIN",
          "PASSWORD",
          "OTHER_LOGIN",
          "OTHER_PASSWORD",
          "ORDER_ID",
          "OTHER_ORDER_ID",
          "DRAFT_IDS",
          "DRAFT_ELSEWHERE",
          "DRAFT_OTHER_CUSTOMER",
          "QUEUED_ID",
          "TERMINAL_DRAFT_ID",
          "CONTACT_IDS",
          "PHONE_IDS",
          "RESERVE_ID",
          "RESERVE_ID_BAD",
          "API_KEY",
          "OPERATOR_NAME",
          "OPERATOR_PASSWORD",
          "VIEWER_NAME",
          "VIEWER_PASSWORD");

  @TempDir private static Path data;
  private static TestServer server;
  private static String printed;
  private static Map<String, String> env;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.start("simulator.enabled=true", "simulator.step=100ms");
    printed = ready();
    env = env();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String ready() {
    var out = new StringBuilder();
    server.wiring().demo().ready(data, server.url("").toString(), out);
    return out.toString();
  }

  /** What a real shell reads from demo.env. */
  private static Map<String, String> env() throws IOException, InterruptedException {
    var values = new LinkedHashMap<String, String>();
    for (String name : NAMES) {
      values.put(name, sh(". " + data.resolve("demo.env") + "; printf %s \"$" + name + "\""));
    }
    return values;
  }

  private static String sh(String command) throws IOException, InterruptedException {
    Process shell = new ProcessBuilder("sh", "-euc", command).redirectErrorStream(true).start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).as(said).isZero();
    return said;
  }

  private static List<String> curls(String text) {
    return text.lines().filter(line -> line.startsWith("curl ")).toList();
  }

  private static String state(String column, String value) {
    return server
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select state from orders where " + column + "::text = :value")
                    .bind("value", value)
                    .mapTo(String.class)
                    .one());
  }

  private static long count(String sql) {
    return server.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  @Test
  void aShellReadsAllNamesAndNobodyElseMayReadThem() throws Exception {
    assertThat(env).allSatisfy((name, value) -> assertThat(value).isNotEmpty());
    assertThat(env.get("BASE_URL")).isEqualTo("http://127.0.0.1:" + server.port());
    assertThat(env.get("ORDER_ID")).matches("[0-9]{13}");
    assertThat(env.get("OTHER_ORDER_ID")).matches("[0-9]{13}");
    assertThat(env.get("DRAFT_IDS").split(",")).hasSize(3);
    assertThat(env.get("CONTACT_IDS").split(",")).hasSizeGreaterThanOrEqualTo(3);
    assertThat(env.get("PHONE_IDS").split(",")).hasSizeGreaterThanOrEqualTo(3);
    Path file = data.resolve("demo.env");
    assertThat(Files.readString(file)).matches("([A-Z_]+=[A-Za-z0-9@.,:/_+-]+\n)+");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void namedOrdersAreInTheStatesThatTheirNamesPromise() {
    assertThat(state("order_number", env.get("ORDER_ID"))).isEqualTo("inway");
    assertThat(state("request_id", env.get("RESERVE_ID"))).isEqualTo("finished");
    assertThat(state("request_id", env.get("RESERVE_ID_BAD"))).isEqualTo("cancelling");
    assertThat(state("request_id", env.get("QUEUED_ID"))).isEqualTo("processing");
    for (String draft : env.get("DRAFT_IDS").split(",")) {
      assertThat(state("request_id", draft)).isEqualTo("draft");
    }
    assertThat(count("select count(*) from orders where held")).isEqualTo(11);
    assertThat(
            count(
                "select count(*) from order_party p join orders o using (customer_id, request_id)"
                    + " where o.state = 'finished' and p.email is null"))
        .isZero();
  }

  @Test
  void theOrderUnderWayHasAHistoryOfAllStatuses() {
    var history =
        server
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "select ch.type || ' ' || ch.status from change_request ch join orders"
                                + " o using (customer_id, request_id) where o.order_number ="
                                + " :number order by ch.id limit 4")
                        .bind("number", env.get("ORDER_ID"))
                        .mapTo(String.class)
                        .list());
    assertThat(history)
        .containsExactly(
            "contact_info_change success",
            "payment_order_change success",
            "receiver_change failed",
            "delivery_info_change in_progress");
  }

  @Test
  void everyPrintedCallIsAnsweredAsDocumented() throws Exception {
    var answers = new ArrayList<String>();
    for (String curl : curls(printed)) {
      answers.add(sh(curl).strip());
    }
    assertThat(answers).hasSize(8);
    assertThat(answers.get(0))
        .matches("\\{\"answer\":\\{\"requestID\":[0-9]+,\"state\":\"success\"}}");
    assertThat(answers.get(1))
        .contains("<answer><requestid>")
        .contains("</requestid><state>success</state></answer>");
    assertThat(answers.get(2)).contains("\"data\":{\"status\":\"success\"}");
    assertThat(answers.get(3)).contains("<data><status>success</status></data>");
    assertThat(answers.get(4)).contains("contact_info_change").contains("Орлова Мария Андреевна");
    assertThat(answers.get(5)).contains("<typeCode>receiver_change</typeCode>");
    assertThat(answers.get(6))
        .contains("http://schemas.xmlsoap.org/soap/envelope/")
        .contains("<ResponseDetails>true</ResponseDetails>");
    assertThat(answers.get(7))
        .contains("http://www.w3.org/2003/05/soap-envelope")
        .contains("<ResponseDetails>true</ResponseDetails>");
    assertThat(printed).contains("/console");
  }

  @Test
  void operatorsSignInAndAnAdministratorIsMadeByALink() {
    for (String who : List.of("OPERATOR", "VIEWER")) {
      String form = "name=" + env.get(who + "_NAME") + "&password=" + env.get(who + "_PASSWORD");
      var answer = server.post("/console/sign-in", "application/x-www-form-urlencoded", form);
      assertThat(answer.statusCode()).isEqualTo(303);
    }
    String link = printed.replaceAll("(?s).*(/console/sign-in/first/[0-9a-f-]+).*", "$1");
    assertThat(server.get(link).statusCode()).isEqualTo(200);
  }

  @Test
  void aSecondStartKeepsTheDataAndPrintsFreshDrafts() throws Exception {
    String again = ready();
    assertThat(env()).isEqualTo(env);
    assertThat(curls(again)).doesNotContainAnyElementsOf(curls(printed));
    assertThat(count("select count(*) from customer")).isEqualTo(3);
    String answer = sh(curls(again).getFirst());
    assertThat(answer).contains("success");
  }

  @Test
  void aFreshDraftThatIsMergedMovesAsUsualAndNamedOrdersStay() throws Exception {
    String line = curls(ready()).getFirst();
    assertThat(sh(line)).contains("success");
    String draft = line.replaceFirst(".*\"requestids\":\\[\"([0-9]+)\".*", "$1");
    Instant deadline = Instant.now().plusSeconds(60);
    while (state("request_id", draft).equals("processing") && Instant.now().isBefore(deadline)) {
      Thread.onSpinWait();
    }
    assertThat(state("request_id", draft)).isNotIn("draft", "processing");
    assertThat(state("request_id", env.get("QUEUED_ID"))).isEqualTo("processing");
    assertThat(state("request_id", env.get("RESERVE_ID_BAD"))).isEqualTo("cancelling");
  }

  @Test
  void bothFacesTakeTheNamedLogin() {
    String login =
        "{\"appkey\":\"%s\",\"login\":\"%s\",\"password\":\"%s\"}"
            .formatted(env.get("APPKEY"), env.get("LOGIN"), env.get("PASSWORD"));
    assertThat(server.post("/v3/auth/login.json", "application/json", login).body())
        .contains("sessionID");
    String soap =
        """
        <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
        <Login xmlns="http://corteos.ru"><Email>%s</Email><Password>%s</Password>
        <validityDate>2099-01-01</validityDate></Login></soap:Body></soap:Envelope>\
        """
            .formatted(env.get("OTHER_LOGIN"), env.get("OTHER_PASSWORD"));
    assertThat(server.post("/XmlGate/V3/Authorization.asmx", "text/xml", soap).body())
        .contains("TokenValue");
    assertThat(
            server
                .get(
                    "/api/v1/orders/" + env.get("OTHER_ORDER_ID"),
                    "Authorization",
                    "Bearer " + env.get("API_KEY"))
                .statusCode())
        .isEqualTo(200);
  }
}
