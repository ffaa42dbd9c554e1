package dev.postorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.testing.TestServer;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All faces stand before the same orders, and show each user the same part of them. */
class OneTruthTest {
  private static final Pattern TOKEN = Pattern.compile("<TokenValue>(.*?)</TokenValue>");
  private static final Pattern TRAIL = Pattern.compile("SessionID=\"([A-Z0-9]{12})\"");

  @TempDir private static Path data;
  private static TestServer server;
  private static final Properties env = new Properties();

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.start();
    server.wiring().demo().ready(data, server.url("").toString(), new StringBuilder());
    try (Reader reader = Files.newBufferedReader(data.resolve("demo.env"))) {
      env.load(reader);
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String value(String name) {
    return env.getProperty(name);
  }

  private static String session(String who) {
    JsonNode answer =
        JsonMapper.shared()
            .readTree(
                server
                    .post(
                        "/v3/auth/login.json",
                        "application/json",
                        "{\"appkey\":\"%s\",\"login\":\"%s\",\"password\":\"%s\"}"
                            .formatted(
                                value("APPKEY"), value(who + "LOGIN"), value(who + "PASSWORD")))
                    .body());
    return answer.at("/data/sessionID").stringValue();
  }

  private static String freight(String path, String session, String fields) {
    String body =
        "{\"appkey\":\"%s\",\"sessionID\":\"%s\",%s}".formatted(value("APPKEY"), session, fields);
    return server.post(path, "application/json", body).body();
  }

  private static String soap(String service, String header, String call) {
    String envelope =
        """
        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns="http://corteos.ru">
        <s:Header>%s</s:Header><s:Body>%s</s:Body></s:Envelope>\
        """
            .formatted(header, call);
    return server.post("/XmlGate/V3/" + service, "text/xml", envelope).body();
  }

  private static String token(String who) {
    String answer =
        soap(
            "Authorization.asmx",
            "",
            "<Login><Email>%s</Email><Password>%s</Password><validityDate>2099-01-01</validityDate></Login>"
                .formatted(value(who + "LOGIN"), value(who + "PASSWORD")));
    return TOKEN.matcher(answer).results().findFirst().orElseThrow().group(1);
  }

  private static String renotify(String token, Object number) {
    return soap(
        "OrderManagement/OrdersAPI.asmx",
        "<AuthHeader><Token>" + token + "</Token></AuthHeader>",
        "<Renotify><id_Reserve>" + number + "</id_Reserve></Renotify>");
  }

  @Test
  void anOrderIsCreatedOverFreightCompletedOverTheBackOfficeAndToldAgainOverSoap() {
    JsonNode created =
        JsonMapper.shared()
            .readTree(
                freight(
                    "/v2/request.json",
                    session(""),
                    """
                    "delivery":{"deliveryType":{"type":"auto"},
                      "derival":{"produceDate":"2099-01-15","variant":"address","time":{"worktimeStart":"9:00"},
                                 "address":{"search":"г. Тверь, ул. Ткача, д. 3"}},
                      "arrival":{"variant":"terminal","terminalID":36}},
                    "members":{"requester":{"role":"sender"},
                      "sender":{"counteragent":{"name":"ООО «Ромашка»","inn":"6950123450"},
                                "contactPersons":[{"name":"Анна"}],"phoneNumbers":[{"number":"79620000000"}],
                                "email":"sklad@romashka.example"},
                      "receiver":{"counteragent":{"name":"ИП Петров"},"contactPersons":[{"name":"Пётр"}],
                                  "phoneNumbers":[{"number":"4957777777"}]}},
                    "cargo":{"length":0.5,"width":0.5,"height":0.5,"totalVolume":0.1,"totalWeight":10,
                             "freightUID":"0x82e6000423b423b711da7d15532e9a06","quantity":1},
                    "payment":{"type":"noncash","primaryPayer":"sender"}\
                    """));
    int number = created.at("/data/requestID").intValue();
    String token = token("");
    assertThat(renotify(token, number)).contains("Текущий статус заказа: готов к оформлению");
    int status =
        server
            .post(
                "/api/v1/orders/" + number + "/state",
                "application/json",
                "{\"state\":\"finished\"}",
                "Authorization",
                "Bearer " + value("API_KEY"))
            .statusCode();
    assertThat(status).isEqualTo(200);
    String answer = renotify(token, number);
    assertThat(answer).contains("<ResponseDetails>true</ResponseDetails>");
    String trail = TRAIL.matcher(answer).results().findFirst().orElseThrow().group(1);
    long letters =
        server
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            select count(*) from notification n join call c on c.id = n.call_id
                             where n.request_id = :number and n.event = 'order_completed' and n.first_id is not null
                               and c.trail = :trail and c.message = 'OrdersAPI/Renotify' and c.source = 'api'\
                            """)
                        .bind("number", number)
                        .bind("trail", trail)
                        .mapTo(Long.class)
                        .one());
    assertThat(letters).isPositive();
  }

  @Test
  void aStrangerGetsForAnOrderWhatHeGetsForNoOrder() {
    String session = session("OTHER_");
    String[] methods = {
      "/v3/orders/history.json\t",
      "/v1/orders/change_contacts.json"
          + "\t,\"members\":{\"sender\":{\"contactPersons\":[{\"name\":\"Я\"}]}}"
    };
    for (String method : methods) {
      String path = method.split("\t", -1)[0];
      String rest = method.split("\t", -1)[1];
      String order = freight(path, session, "\"orderID\":\"" + value("ORDER_ID") + "\"" + rest);
      String none = freight(path, session, "\"orderID\":\"2699999999999\"" + rest);
      assertThat(order.replaceFirst("\"generated_at\":\".{19}\"", ""))
          .isEqualTo(none.replaceFirst("\"generated_at\":\".{19}\"", ""));
    }
    String drafts =
        value("DRAFT_IDS").split(",", -1)[0] + "," + value("DRAFT_IDS").split(",", -1)[1];
    assertThat(
            freight("/v1/customers/multi_request.json", session, "\"requestids\":[" + drafts + "]"))
        .isEqualTo(
            freight("/v1/customers/multi_request.json", session, "\"requestids\":[991,992]")
                .replace("991, 992", drafts.replace(",", ", ")));
    String token = token("OTHER_");
    String order = renotify(token, value("RESERVE_ID"));
    assertThat(order).contains("Заказ не найден");
    assertThat(order.replaceFirst("ResponseDate=\"[^\"]*\"", ""))
        .isEqualTo(renotify(token, 999_999_999).replaceFirst("ResponseDate=\"[^\"]*\"", ""));
  }

  @Test
  void theCallLogDoesNotResolveWhatTheCallerMayNotSee() {
    String session = session("OTHER_");
    freight("/v3/orders/history.json", session, "\"orderID\":\"" + value("ORDER_ID") + "\"");
    renotify(token("OTHER_"), value("RESERVE_ID"));
    Instant deadline = Instant.now().plusSeconds(30);
    while (refused("") < 2 && Instant.now().isBefore(deadline)) {
      Thread.onSpinWait();
    }
    assertThat(refused("")).isGreaterThanOrEqualTo(2);
    assertThat(refused(" and (request_id is not null or customer_id is not null)")).isZero();
  }

  /** How many refused calls of the stranger the log has. */
  private static long refused(String condition) {
    return server
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select count(*) from call
                         where outcome = 'refused' and message in ('v3/orders/history', 'OrdersAPI/Renotify')
                           and user_id = (select id from app_user where login = :login)
                        """
                            + condition)
                    .bind("login", value("OTHER_LOGIN"))
                    .mapTo(Long.class)
                    .one());
  }
}
