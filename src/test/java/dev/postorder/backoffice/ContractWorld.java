package dev.postorder.backoffice;

import dev.postorder.access.Directory;
import dev.postorder.access.KeyKind;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A server with something of everything, and a request for each operation that succeeds there. */
final class ContractWorld implements AutoCloseable {
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
  final ContractTargets targets;
  private final Set<String> met = new HashSet<>();

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
    String appkey =
        office.jdbi().withHandle(h -> directory.addKey(h, KeyKind.APPLICATION, "1C").orElseThrow());
    targets = new ContractTargets(stage, receiver, appkey);
    office.call("PUT", "/customers/" + ContractTargets.CUSTOMER, "{\"name\":\"ООО «Ромашка»\"}");
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
      case "addOperator", "addApiKey", "addApplication" ->
          example.put("name", "made" + targets.next());
      case "addUser" -> example.put("login", "made" + targets.login());
      case "lookUpSession" ->
          example.put("sessionID", targets.sessionId(office.newUser(targets.login())));
      default -> {}
    }
    return example.toString();
  }

  private String path(Entry entry, String unknown) {
    String path = entry.template();
    String login = path.contains("{login}") ? office.newUser(targets.login()) : "";
    for (JsonNode given : named(entry)) {
      JsonNode parameter = resolved(given);
      String name = parameter.get("name").stringValue();
      String kind = given.path("$ref").asString(name);
      String target =
          name.equals(unknown)
              ? targets.stranger(parameter)
              : targets.target(entry, kind, parameter, login);
      path = path.replace("{" + name + "}", target);
    }
    return path;
  }

  /** Its requests with one target each of the right form that there is not. */
  List<Asked> astray(Entry entry) {
    Asked asked = ask(entry);
    return named(entry)
        .valueStream()
        .map(given -> resolved(given).get("name").stringValue())
        .map(name -> asked.at(path(entry, name)))
        .toList();
  }

  private JsonNode named(Entry entry) {
    String at = "/paths/" + entry.template().replace("/", "~1") + "/parameters";
    return contract.document().at(at);
  }

  /** What a reference leads to. */
  JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asString("");
    return reference.isEmpty() ? node : contract.document().at(reference.substring(1));
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
