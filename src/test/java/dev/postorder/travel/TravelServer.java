package dev.postorder.travel;

import dev.postorder.access.Customer;
import dev.postorder.access.Directory;
import dev.postorder.access.KeyKind;
import dev.postorder.testing.TestServer;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The whole server with two users and some orders, and a client that speaks SOAP to it. */
final class TravelServer implements AutoCloseable {
  static final String AUTHORIZATION = "/XmlGate/V3/Authorization.asmx";
  static final String TOKENS = "/XmlGate/V3/TokenGenerator/TokenGenerator.asmx";
  static final String ORDERS = "/XmlGate/V3/OrderManagement/OrdersAPI.asmx";
  static final String END_CUSTOMER = "/XmlGate/EndCustomer/EndCustomerAPI.asmx";

  /** Of the V3 services. */
  static final String V3 = "http://corteos.ru";

  /** Of EndCustomerAPI. */
  static final String CUSTOMER_NAMESPACE = "http://www.corteos.ru/";

  static final String EMAIL = "user@domain.ru";
  static final String READER = "reader@domain.ru";
  static final String STRANGER = "stranger@domain.ru";
  static final String PASSWORD = "secretpassword";

  /** id_Reserve of an order that EMAIL and READER see, completed. */
  static final int COMPLETED = 1768311;

  /** Being cancelled by the agent. */
  static final int CANCELLING = 1768312;

  /** Completed, and nobody is to be told. */
  static final int SILENT = 1768313;

  /** Of another customer, completed; only STRANGER sees it. */
  static final int FOREIGN = 1768314;

  static final int UNKNOWN = 99;

  private final TestServer server;
  private final String apiKey;

  private TravelServer(TestServer server) {
    this.server = server;
    var directory = new Directory(Clock.systemUTC());
    apiKey = server.jdbi().inTransaction(handle -> key(handle, directory));
    String ours = server.jdbi().inTransaction(handle -> customer(handle, directory, "ООО Ромашка"));
    String theirs = server.jdbi().inTransaction(handle -> customer(handle, directory, "ООО Лютик"));
    server.jdbi().useTransaction(handle -> user(handle, directory, EMAIL, ours, 2));
    server.jdbi().useTransaction(handle -> user(handle, directory, READER, ours, 3));
    server.jdbi().useTransaction(handle -> user(handle, directory, STRANGER, theirs, 2));
    put(ours, COMPLETED, "finished", "\"email\": \"receiver@domain.ru\"");
    put(ours, CANCELLING, "cancelling", "\"email\": \"receiver@domain.ru\"");
    put(ours, SILENT, "finished", "\"anonymous\": false");
    put(theirs, FOREIGN, "finished", "\"email\": \"receiver@domain.ru\"");
  }

  static TravelServer start(String... settings) {
    return new TravelServer(TestServer.start(settings));
  }

  /** The server itself. */
  TestServer server() {
    return server;
  }

  /** Logs in and answers the TokenValue. */
  String token(String email) {
    String answer = post(SoapVersion.V11, AUTHORIZATION, "", login(email, PASSWORD, "")).body();
    return between(answer, "<TokenValue>", "</TokenValue>").orElseThrow();
  }

  /** Posts an envelope, routed by its first element. */
  HttpResponse<String> post(
      SoapVersion version, String path, String header, String payload, String... headers) {
    return server.post(path, version.mediaType(), envelope(version, header, payload), headers);
  }

  /** Renotify with a token. */
  HttpResponse<String> renotify(SoapVersion version, String token, int order, String... headers) {
    return post(version, ORDERS, auth(token), renotify(Integer.toString(order)), headers);
  }

  static String envelope(SoapVersion version, String header, String payload) {
    return "<s:Envelope xmlns:s=\"%s\"><s:Header>%s</s:Header><s:Body>%s</s:Body></s:Envelope>"
        .formatted(version.namespace(), header, payload);
  }

  static String auth(String token) {
    return auth(V3, token);
  }

  static String auth(String namespace, String token) {
    return "<AuthHeader xmlns=\"%s\"><Token>%s</Token></AuthHeader>".formatted(namespace, token);
  }

  static String renotify(String order) {
    return "<Renotify xmlns=\"http://corteos.ru\"><id_Reserve>"
        + order
        + "</id_Reserve></Renotify>";
  }

  /** A Login; {@code more} stands behind e-mail and password. */
  static String login(String email, String password, String more) {
    return "<Login xmlns=\"http://corteos.ru\"><Email>%s</Email><Password>%s</Password>%s</Login>"
        .formatted(email, password, more);
  }

  /** The first text between two others. */
  static Optional<String> between(String text, String before, String after) {
    int start = text.indexOf(before) + before.length();
    int end = text.indexOf(after, start);
    return text.contains(before) && end >= 0
        ? Optional.of(text.substring(start, end))
        : Optional.empty();
  }

  @Override
  public void close() {
    server.close();
  }

  private static String key(Handle handle, Directory directory) {
    return directory.addKey(handle, KeyKind.API_KEY, "test").orElseThrow();
  }

  private static String customer(Handle handle, Directory directory, String name) {
    Customer customer = directory.addCustomer(handle, name, Optional.empty(), Optional.empty());
    return customer.uid().toString();
  }

  private static void user(
      Handle handle, Directory directory, String email, String customer, int level) {
    long user = directory.addUser(handle, email, PASSWORD).orElseThrow();
    var uid = java.util.UUID.fromString(customer);
    directory.grant(handle, user, directory.customer(handle, uid).orElseThrow().id(), level);
  }

  /** Creates an order over the back office, as the carrier's own system does. */
  private void put(String customer, int requestId, String state, String receiver) {
    String body =
        """
        {"customer": "%s", "requestID": %d, "state": "%s",
         "pickup": {"variant": "address", "address": "Тверь, ул. Ткача, 3"},
         "delivery": {"variant": "terminal", "terminalID": 36},
         "parties": {"sender": {"name": "Отправитель"}, "receiver": {"name": "Получатель", %s},
                     "payer": {"name": "ООО Плательщик", "inn": "7709876543"}},
         "payment": {"totalSum": "12345.67", "cashOnDelivery": {"orderNumber": "A-118"}}}
        """
            .formatted(customer, requestId, state, receiver);
    HttpResponse<String> answer =
        server.send(
            "PUT",
            "/api/v1/orders/260000" + requestId,
            body,
            "Authorization",
            "Bearer " + apiKey,
            "Content-Type",
            "application/json");
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(answer.body());
    }
  }
}
