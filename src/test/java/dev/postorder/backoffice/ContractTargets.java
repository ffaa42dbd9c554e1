package dev.postorder.backoffice;

import dev.postorder.access.operator.Caller;
import dev.postorder.access.operator.OperatorSessions;
import dev.postorder.access.operator.OperatorSettings;
import dev.postorder.access.operator.Operators;
import dev.postorder.backoffice.BackOffice.Reply;
import dev.postorder.testing.ApiContract.Entry;
import dev.postorder.testing.Receiver;
import java.time.Clock;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the paths of operations name: made anew for each request, or of the right form and nowhere.
 */
final class ContractTargets {
  /** The uid of the customer; fixed, so that examples may name it. */
  static final String CUSTOMER = "7c1ad5b4-4b3c-4a43-9f0c-3f5a4ad7f0c1";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final NotificationStage stage;
  private final BackOffice office;
  private final Receiver receiver;
  private final String appkey;
  private int users;

  ContractTargets(NotificationStage stage, Receiver receiver, String appkey) {
    this.stage = stage;
    this.office = stage.office;
    this.receiver = receiver;
    this.appkey = appkey;
  }

  /** A number that nobody had. */
  int next() {
    return ++users;
  }

  String login() {
    return "user" + ++users + "@romashka.example";
  }

  /** What an operation that succeeds names. */
  String target(Entry entry, String name, JsonNode parameter, String login) {
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

  /** What has the right form, and is nowhere. */
  String stranger(JsonNode parameter) {
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

  String sessionId(String login) {
    String body =
        "{\"appkey\":\"%s\",\"login\":\"%s\",\"password\":\"%s\"}".formatted(appkey, login, login);
    String answer = office.server().post("/v3/auth/login.json", "application/json", body).body();
    return JSON.readTree(answer).at("/data/sessionID").stringValue();
  }

  private String session(String login) {
    sessionId(login);
    return office.get("/users/" + login + "/sessions").body().at("/sessions/0/trail").asString();
  }
}
