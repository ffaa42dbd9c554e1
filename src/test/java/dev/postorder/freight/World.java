package dev.postorder.freight;

import dev.postorder.access.Customer;
import dev.postorder.access.Directory;
import dev.postorder.access.KeyKind;
import dev.postorder.freight.wire.AnswerWriter;
import dev.postorder.freight.wire.Format;
import dev.postorder.testing.TestServer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A running server with a few customers and users, called like a client calls it. */
public final class World implements AutoCloseable {
  public static final String PASSWORD = "correct horse";

  public final TestServer server;
  public final Customer first;
  public final Customer second;
  public final Customer foreign;
  public final String appkey;

  /** A user of the first and second customer, one who may only look, one of the third. */
  public final String session;

  public final String reader;
  public final String stranger;

  public World(String... settings) {
    this(Clock.systemUTC(), settings);
  }

  /** As {@link #World(String...)}, by a clock of the test. */
  public World(Clock clock, String... settings) {
    server = TestServer.start(clock, settings);
    var directory = new Directory(Clock.systemUTC());
    server
        .jdbi()
        .useHandle(handle -> handle.execute("alter sequence request_id_seq restart 700001"));
    first = customer(directory, "ООО Ромашка");
    second = customer(directory, "ООО Василёк");
    foreign = customer(directory, "ООО Чужие");
    user(directory, "user@example.org", 2, first, second);
    user(directory, "reader@example.org", 3, first);
    user(directory, "stranger@example.org", 2, foreign);
    appkey =
        server
            .jdbi()
            .inTransaction(handle -> directory.addKey(handle, KeyKind.APPLICATION, "client"))
            .orElseThrow();
    session = login("user@example.org");
    reader = login("reader@example.org");
    stranger = login("stranger@example.org");
  }

  private Customer customer(Directory directory, String name) {
    return server
        .jdbi()
        .inTransaction(
            handle ->
                directory.addCustomer(
                    handle, name, Optional.of("7701234567"), Optional.of("office@example.org")));
  }

  private void user(Directory directory, String login, int level, Customer... customers) {
    server
        .jdbi()
        .useTransaction(
            handle -> {
              long id = directory.addUser(handle, login, PASSWORD).orElseThrow();
              for (Customer customer : customers) {
                directory.grant(handle, id, customer.id(), level);
              }
            });
  }

  /** Logs in and gives the sessionID. */
  public String login(String login) {
    ObjectNode body = body().put("appkey", appkey).put("login", login).put("password", PASSWORD);
    return json(post("/v3/auth/login.json", body.toString())).at("/data/sessionID").asString();
  }

  /** An empty object. */
  public static ObjectNode body() {
    return JsonMapper.shared().createObjectNode();
  }

  /** A body with appkey and session. */
  public ObjectNode with(String sessionId) {
    return body().put("appkey", appkey).put("sessionID", sessionId);
  }

  /** Posts text as it is. */
  public HttpResponse<String> post(String path, String text, String... headers) {
    return server.post(
        path, path.endsWith(".xml") ? "text/xml" : "application/json", text, headers);
  }

  /** Posts a tree in the path's format. */
  public HttpResponse<String> call(String path, ObjectNode tree, String... headers) {
    Format format = path.endsWith(".xml") ? Format.XML : Format.JSON;
    return post(
        path, new String(AnswerWriter.write(tree, format, false), StandardCharsets.UTF_8), headers);
  }

  public static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  /** A complete order of v2/request, to be picked up from an address. */
  public ObjectNode order(String sessionId, boolean inOrder, String address) {
    ObjectNode order =
        (ObjectNode)
            JsonMapper.shared()
                .readTree(
                    """
                    {"delivery":{"deliveryType":{"type":"auto"},
                      "derival":{"produceDate":"2099-01-15","variant":"address","address":{},
                        "time":{"worktimeStart":"9:00","worktimeEnd":"18:00"}},
                      "arrival":{"variant":"terminal","terminalID":36}},
                     "members":{"requester":{"role":"sender","email":"requester@example.org"},
                      "sender":{"counteragent":{"form":"0xAB91FEEA04F6D4AD48DF42161B6C2E7A",
                          "name":"ООО Ромашка","inn":"7701234567"},
                        "contactPersons":[{"name":"Анна"}],
                        "phoneNumbers":[{"number":"+7 (962) 000-00-00","ext":"12345"}],
                        "email":"sender@example.org"},
                      "receiver":{"counteragent":{"name":"ИП Петров"},
                        "contactPersons":[{"name":"Пётр"}],"phoneNumbers":[{"number":"4957777777"}]}},
                     "cargo":{"length":0.5,"width":0.5,"height":0.5,"totalVolume":0.1,"totalWeight":10,
                      "freightUID":"0x82e6000423b423b711da7d15532e9a06","quantity":1},
                     "payment":{"type":"noncash","primaryPayer":"sender"}}
                    """);
    ((ObjectNode) order.at("/delivery/derival/address")).put("search", address);
    order.put("appkey", appkey).put("sessionID", sessionId).put("inOrder", inOrder);
    return order;
  }

  /** Creates an order and gives its requestID. */
  public int create(ObjectNode order) {
    JsonNode answer = json(call("/v2/request.json", order));
    return answer.at("/data/requestID").asInt();
  }

  /** A draft with one pickup address. */
  public int draft(String address) {
    return create(order(session, false, address));
  }

  /** A draft of the second customer. */
  public int draftOfSecond(String address) {
    ObjectNode order = order(session, false, address);
    ((ObjectNode) order.at("/members/requester")).put("uid", second.uid().toString());
    return create(order);
  }

  /** An order under way, by its orderID. */
  public String queued() {
    return number(create(order(session, true, "Тверь, ул. Ткача, 3")));
  }

  /** The orderID of a requestID. */
  public String number(int requestId) {
    return one("select order_number from orders where request_id = " + requestId);
  }

  /** One value of the database, as text. */
  public String one(String sql) {
    return server.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }

  /** Awaits that a statement counts something: what is written behind the answer. */
  public String awaitSome(String sql) {
    Instant late = Instant.now().plusSeconds(30);
    String value = one(sql);
    while (value.equals("0") && Instant.now().isBefore(late)) {
      Thread.onSpinWait();
      value = one(sql);
    }
    return value;
  }

  @Override
  public void close() {
    server.close();
  }
}
