package dev.postorder.backoffice;

import dev.postorder.access.Directory;
import dev.postorder.access.KeyKind;
import dev.postorder.access.operator.Caller;
import dev.postorder.access.operator.OperatorSessions;
import dev.postorder.access.operator.OperatorSettings;
import dev.postorder.access.operator.Operators;
import dev.postorder.backoffice.BackOffice.Reply;
import dev.postorder.testing.ApiContract;
import dev.postorder.testing.ApiContract.Entry;
import dev.postorder.testing.Receiver;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A server with something of everything, and a request for each operation that succeeds there. */
final class ContractWorld implements AutoCloseable {
  /** The uid of the customer; fixed, so that examples may name it. */
  static final String CUSTOMER = "7c1ad5b4-4b3c-4a43-9f0c-3f5a4ad7f0c1";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Receiver receiver = new Receiver();
  final NotificationStage stage =
      new NotificationStage(
          "outgoing.allowed-networks=127.0.0.0/8",
          "outgoing.plain-http=true",
          "simulator.enabled=true",
          "simulator.resettable=true",
          "simulator.step=1d",
          "limits.renotify-interval=1h");
  final BackOffice office = stage.office;
  final ApiContract contract = office.server().contract();
  private final String appkey;
  private final Set<String> met = new HashSet<>();
  private int users;

  /** A request of an operation. */
  record Asked(Entry entry, String path, String type, String body) {
    Asked at(String other) {
      return new Asked(entry, other, type, body);
    }

    Asked saying(String other) {
      return new Asked(entry, path, type, other);
    }

    Asked as(String otherType) {
      return new Asked(entry, path, otherType, body);
    }
  }

  ContractWorld() {
    var directory = new Directory(Clock.systemUTC());
    appkey =
        office.jdbi().withHandle(h -> directory.addKey(h, KeyKind.APPLICATION, "1C").orElseThrow());
    office.call("PUT", "/customers/" + CUSTOMER, "{\"name\":\"ООО «Ромашка»\"}");
  }

  /** What was answered so far: {@code operationId status} and {@code operationId code}. */
  Set<String> met() {
    return met;
  }

  Reply send(Asked asked, String... headers) {
    String[] all = new String[headers.length + 4];
    all[0] = "Authorization";
    all[1] = "Bearer " + office.key;
    all[2] = "Content-Type";
    all[3] = asked.type();
    System.arraycopy(headers, 0, all, 4, headers.length);
    Reply reply =
        BackOffice.reply(
            office
                .server()
                .send(asked.entry().verb(), "/api/v1" + asked.path(), asked.body(), all));
    met.add(asked.entry().id() + " " + (reply.status() < 400 ? reply.status() : reply.code()));
    return reply;
  }

  /** The schema of an operation's JSON body. */
  JsonNode schema(Entry entry) {
    return entry.json().at("/requestBody/content/application~1json/schema");
  }

  /** A request that succeeds, with a target of its own. */
  Asked ask(Entry entry) {
    return ask(entry, body(entry));
  }

  Asked ask(Entry entry, String body) {
    String type =
        entry.json().at("/requestBody/content").propertyNames().stream()
            .findFirst()
            .orElse("application/json");
    return new Asked(entry, path(entry, ""), type, body);
  }

  private String body(Entry entry) {
    JsonNode content = entry.json().at("/requestBody/content");
    if (content.isMissingNode()) {
      return "";
    }
    if (entry.id().equals("renotifyOrder")) {
      return "{}"; // its example changes nothing
    }
    JsonNode media = content.iterator().next();
    if (media.has("example")) {
      return media.get("example").stringValue();
    }
    ObjectNode example = (ObjectNode) resolved(media.get("schema")).get("example").deepCopy();
    if (example.has("url")) {
      example.put("url", receiver.url("/hook")).put("enabled", false);
    }
    switch (entry.id()) {
      case "addOperator", "addApiKey", "addApplication" -> example.put("name", "made" + ++users);
      case "addUser" -> example.put("login", "made" + login());
      case "lookUpSession" -> example.put("sessionID", sessionId(office.newUser(login())));
      default -> {}
    }
    return example.toString();
  }

  private String path(Entry entry, String unknown) {
    String path = entry.template();
    String login = path.contains("{login}") ? office.newUser(login()) : "";
    for (JsonNode given : targets(entry)) {
      JsonNode parameter = resolved(given);
      String name = parameter.get("name").stringValue();
      String kind = given.path("$ref").asString(name);
      String target =
          name.equals(unknown) ? stranger(parameter) : target(entry, kind, parameter, login);
      path = path.replace("{" + name + "}", target);
    }
    return path;
  }

  /** Its requests with one target each of the right form that there is not. */
  List<Asked> astray(Entry entry) {
    Asked asked = ask(entry);
    return targets(entry)
        .valueStream()
        .map(given -> resolved(given).get("name").stringValue())
        .map(name -> asked.at(path(entry, name)))
        .toList();
  }

  private JsonNode targets(Entry entry) {
    String at = "/paths/" + entry.template().replace("/", "~1") + "/parameters";
    return contract.document().at(at);
  }

  /** What a reference leads to. */
  JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asString("");
    return reference.isEmpty() ? node : contract.document().at(reference.substring(1));
  }

  private String login() {
    return "user" + ++users + "@romashka.example";
  }

  private String target(Entry entry, String name, JsonNode parameter, String login) {
    return switch (name.substring(name.lastIndexOf('/') + 1)) {
      case "OrderNumber" -> order(entry.id());
      case "ChangeId" -> change();
      case "CustomerUid" ->
          entry.id().equals("putCustomer") ? UUID.randomUUID().toString() : CUSTOMER;
      case "Login" -> login;
      case "OperatorName" -> operator();
      case "SessionTrail" -> operatorSession("operator" + users);
      case "KeyId" -> key(entry.template().split("/", -1)[1]);
      case "WebhookId" -> webhook();
      case "NotificationId" -> letter();
      case "requestID" -> multiRequest();
      case "trail" -> session(login);
      case "id" ->
          switch (entry.id()) {
            case "endToken" -> token(login);
            case "getCall" -> call();
            default -> parameter.path("example").asString();
          };
      case "name" -> savedSearch();
      case "event" -> "order_completed";
      case "channel" -> "email";
      case "language" -> "en";
      case "recipient" -> recipient(entry.id());
      default -> parameter.path("example").asString();
    };
  }

  private String stranger(JsonNode parameter) {
    return switch (parameter.get("name").stringValue()) {
      case "number" -> "2699999999999";
      case "requestID" -> "999999999";
      case "uid" -> "00000000-0000-4000-8000-000000000000";
      case "login" -> "nobody@nowhere.example";
      case "trail" -> "AAAAAAAAAAAA";
      case "recipient" -> "stranger" + ++users + "@nowhere.example";
      case "id" -> parameter.at("/schema/type").isMissingNode() ? "999999-999999" : "999999";
      default -> "unknown";
    };
  }

  private String order(String operation) {
    return switch (operation) {
      case "putOrder" -> office.newNumber();
      case "renotifyOrder" -> office.stored("finished");
      default -> office.stored("received");
    };
  }

  /** A change request that waits. */
  String change() {
    String body = "{\"type\":\"payment_order_change\"}";
    Reply filed = office.post("/orders/" + office.stored("received") + "/changes", body);
    return filed.body().get("id").asString();
  }

  private String multiRequest() {
    office.newUser(login());
    return stage.text(
        """
        with named as (
          insert into order_directory (request_id, customer_id)
          select nextval('request_id_seq'), id from customer where uid = '%s' returning request_id, customer_id)
        insert into multi_request (customer_id, request_id, created_at, created_by, call_id)
        select customer_id, request_id, now(), (select max(id) from app_user), gen_random_uuid() from named
        returning request_id::text
        """
            .formatted(CUSTOMER));
  }

  String webhook() {
    String body = "{\"url\":\"" + receiver.url("/hook") + "\",\"enabled\":false}";
    return office.post("/webhooks", body).body().get("id").asString();
  }

  /** A subscription that a user made. */
  String webhookOfUser() {
    String login = office.newUser(login());
    return stage.text(
        """
        insert into webhook (user_id, url, host, order_roles, state, created_at, updated_at)
        select id, 'https://a.example/', 'a.example:443', '{sender}', 'disabled', now(), now()
        from app_user where login = '%s' returning id::text
        """
            .formatted(login));
  }

  /** A dead letter. */
  String letter() {
    String order = stage.completed();
    stage.kill(order);
    return stage.name(order);
  }

  /** A call that is in the log. */
  private String call() {
    String order = office.stored("received");
    Reply moved = office.post("/orders/" + order + "/state", "{\"state\":\"inway\"}");
    return moved.http().headers().firstValue("X-Request-Id").orElseThrow();
  }

  private String recipient(String operation) {
    String recipient = "gone" + ++users + "@romashka.example";
    if (operation.equals("deleteUnsubscribed")) {
      office.call("PUT", "/customers/" + CUSTOMER + "/unsubscribed/email/" + recipient, "");
    }
    return recipient;
  }

  private String savedSearch() {
    String name = "search" + ++users;
    office.call("PUT", "/saved-searches/" + name, "{\"query\":\"state=inway\"}");
    office
        .jdbi()
        .useHandle(h -> h.execute("delete from saved_filter where name <> '" + name + "'"));
    return name;
  }

  private String operator() {
    String name = "operator" + ++users;
    String body = "{\"name\":\"%s\",\"role\":\"viewer\"}".formatted(name);
    return office.post("/operators", body).text("name");
  }

  /** A session of the operator that was added last. */
  private String operatorSession(String name) {
    var clock = Clock.systemUTC();
    var sessions = new OperatorSessions(office.server().jdbi(), clock, OperatorSettings.defaults());
    var caller = new Caller("127.0.0.1", "test");
    return office
        .server()
        .jdbi()
        .inTransaction(
            handle -> {
              long id = new Operators(clock, sessions).find(handle, name).orElseThrow().id();
              return sessions.open(handle, id, name, "password", caller).trail();
            });
  }

  private String key(String kind) {
    String role = kind.equals("api-keys") ? ",\"role\":\"viewer\"" : "";
    String body = "{\"name\":\"key%d\"%s}".formatted(++users, role);
    return office.post("/" + kind, body).body().get("id").asString();
  }

  private String token(String login) {
    return office
        .post("/users/" + login + "/tokens", "{\"name\":\"1C\"}")
        .body()
        .get("id")
        .asString();
  }

  private String sessionId(String login) {
    String body =
        "{\"appkey\":\"%s\",\"login\":\"%s\",\"password\":\"%s\"}".formatted(appkey, login, login);
    String answer = office.server().post("/v3/auth/login.json", "application/json", body).body();
    return JSON.readTree(answer).at("/data/sessionID").stringValue();
  }

  private String session(String login) {
    sessionId(login);
    return office.get("/users/" + login + "/sessions").body().at("/sessions/0/trail").asString();
  }

  /** The operation of an id. */
  Entry entry(String id) {
    Optional<Entry> found =
        contract.entries().stream().filter(entry -> entry.id().equals(id)).findFirst();
    return found.orElseThrow(() -> new IllegalArgumentException(id));
  }

  /** The right bodies of a change, by its type. */
  static Map<String, String> changes() {
    return Map.ofEntries(
        Map.entry(
            "contact_info_change",
            "{\"sender\":{\"contacts\":[{\"name\":\"А\"}],\"phones\":[{\"number\":\"79201234501\"}]}}"),
        Map.entry("receiver_change", "{\"name\":\"Б\",\"third\":{\"name\":\"В\"}}"),
        Map.entry("payer_change", "{\"name\":\"Б\"}"),
        Map.entry("pickup_info_change", "{\"address\":\"Тверь\"}"),
        Map.entry("delivery_info_change", "{\"date\":\"2098-12-01\"}"),
        Map.entry("pickup_cancel_change", "{}"),
        Map.entry("delivery_cancel_change", "{}"),
        Map.entry("giveout_suspension_change", "{\"from\":\"2026-12-01\"}"),
        Map.entry("giveout_resumption_change", "{\"date\":\"2098-12-01\"}"),
        Map.entry("payment_order_change", "{}"));
  }

  @Override
  public void close() {
    stage.close();
    receiver.close();
  }
}
