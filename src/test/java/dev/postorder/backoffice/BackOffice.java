package dev.postorder.backoffice;

import dev.postorder.access.Customer;
import dev.postorder.access.Directory;
import dev.postorder.access.KeyKind;
import dev.postorder.testing.TestServer;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the back-office API of a real server, with a key and a customer. */
final class BackOffice implements AutoCloseable {
  static final JsonMapper JSON = JsonMapper.shared();

  private final TestServer server;
  private final Directory directory = new Directory(Clock.systemUTC());
  private final AtomicLong numbers = new AtomicLong(2_600_900_000_000L);
  final String key;
  final Customer customer;

  BackOffice(String... settings) {
    server = TestServer.start(settings);
    key =
        jdbi()
            .withHandle(
                handle -> directory.addKey(handle, KeyKind.API_KEY, "office").orElseThrow());
    customer = newCustomer("ООО «Ромашка»");
  }

  /** What came back. */
  record Reply(int status, JsonNode body, HttpResponse<String> http) {
    String code() {
      return body.path("code").asString("");
    }

    String text(String name) {
      return body.path(name).asString("");
    }

    /** The pointers of the faults, joined with spaces. */
    String pointers() {
      var pointers = new StringBuilder();
      body.path("errors").forEach(e -> pointers.append(e.get("pointer").stringValue()).append(' '));
      return pointers.toString().strip();
    }
  }

  TestServer server() {
    return server;
  }

  Jdbi jdbi() {
    return server.jdbi();
  }

  Customer newCustomer(String name) {
    return jdbi()
        .withHandle(
            handle -> directory.addCustomer(handle, name, Optional.empty(), Optional.empty()));
  }

  /** A user with level 2 for the customer; the password is the login. */
  String newUser(String login) {
    jdbi()
        .useTransaction(
            handle -> {
              long id = directory.addUser(handle, login, login).orElseThrow();
              directory.grant(handle, id, customer.id(), 2);
            });
    return login;
  }

  String newNumber() {
    return Long.toString(numbers.incrementAndGet());
  }

  Reply call(String verb, String path, String body, String... headers) {
    String[] all = new String[headers.length + 4];
    all[0] = "Authorization";
    all[1] = "Bearer " + key;
    all[2] = "Content-Type";
    all[3] = "application/json";
    System.arraycopy(headers, 0, all, 4, headers.length);
    return reply(server.send(verb, "/api/v1" + path, body, all));
  }

  static Reply reply(HttpResponse<String> http) {
    String type = http.headers().firstValue("Content-Type").orElse("");
    boolean json = type.startsWith("application/json") || type.startsWith("application/problem");
    return new Reply(http.statusCode(), JSON.readTree(json ? http.body() : ""), http);
  }

  Reply get(String path) {
    return call("GET", path, "");
  }

  Reply post(String path, String body, String... headers) {
    return call("POST", path, body, headers);
  }

  Reply put(String number, String body, String... headers) {
    return call("PUT", "/orders/" + number, body, headers);
  }

  /** An order body with two parties and the given state. */
  String order(String state) {
    return order(customer, state);
  }

  static String order(Customer customer, String state) {
    return """
    {"customer":"%s","state":"%s","produceDate":"2026-12-01",
     "pickup":{"variant":"address","address":"г. Тверь, ул. Ткача, д. 3","time":{"worktimeStart":"09:00"}},
     "delivery":{"variant":"terminal","terminalID":"36"},
     "parties":{
       "sender":{"name":"ООО «Ромашка»","inn":"6950123450","email":"sklad@romashka.example",
                 "contacts":[{"name":"Иванова Анна"}],"phones":[{"number":"79201234501","ext":"12"}]},
       "receiver":{"name":"Сидоров","document":{"type":"passport","number":"1"},"phones":[{"number":"79201234502"}]}},
     "cargo":{"quantity":2,"totalWeight":31.50},"payment":{"type":"noncash"}}\
    """
        .formatted(customer.uid(), state);
  }

  /** Stores a carrier's order and returns its number. */
  String stored(String state) {
    String number = newNumber();
    Reply reply = put(number, order(state));
    if (reply.status() != 201) {
      throw new IllegalStateException(reply.http().body());
    }
    return number;
  }

  @Override
  public void close() {
    server.close();
  }
}
