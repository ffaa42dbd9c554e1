package dev.postorder.backoffice;

import dev.postorder.backoffice.ContractWorld.Asked;
import dev.postorder.testing.ApiContract.Entry;
import java.util.List;
import java.util.Map;

/** What has to have happened before an operation is refused, or does something else. */
final class ContractScenes {
  /** Texts of right bodies, and others that are as right. */
  static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("\"made", "\"more"),
          Map.entry("\"role\":\"viewer\"", "\"role\":\"operator\""),
          Map.entry("\"level\":2", "\"level\":3"),
          Map.entry("\"name\":\"ООО «Ромашка»\"", "\"name\":\"ООО «Ромашка-2»\""),
          Map.entry("\"channel\":\"email\"", "\"channel\":\"sms\""),
          Map.entry("\"eventTypes\":[\"order.state.inway\",", "\"eventTypes\":["),
          Map.entry("Nothing came back", "Nothing came"),
          Map.entry("state=inway", "state=arrived"),
          Map.entry("4711", "4713"),
          Map.entry("60000", "70000"),
          Map.entry("\"state\":\"inway\"}]", "\"state\":\"arrived\"}]"),
          Map.entry("\"enabled\":true", "\"enabled\":false"));

  private final ContractWorld world;
  private final Entry entry;

  private ContractScenes(ContractWorld world, Entry entry) {
    this.world = world;
    this.entry = entry;
  }

  static List<Runnable> of(ContractWorld world, Entry entry) {
    var scenes = new ContractScenes(world, entry);
    return switch (entry.id()) {
      case "putOrder" -> List.of(scenes::putAgain, scenes::takenNumber, scenes::changedMeanwhile);
      case "putCustomer" -> List.of(scenes::putAgain, scenes::changedMeanwhile);
      case "putDefaultRules", "putRules", "deleteRules" -> List.of(scenes::changedMeanwhile);
      case "addOperator", "addApiKey", "addApplication", "addUser" -> List.of(scenes::putAgain);
      case "putOperator" -> List.of(scenes::lastAdministrator, scenes::changedMeanwhile);
      case "endOperatorOidc" -> List.of(scenes::lastFederated);
      case "putUser" -> List.of(scenes::changedMeanwhile);
      case "putUnsubscribed" -> List.of(scenes::putAgain);
      case "listEvents" -> List.of(scenes::forgotten);
      case "moveOrder", "fileChange" -> List.of(scenes::endedOrder, scenes::openChange);
      case "renotifyOrder" -> List.of(scenes::unfinishedOrder, scenes::tooSoon);
      case "decideChange" -> List.of(scenes::decidedTwice, scenes::approvedTooLate);
      case "putWebhook", "deleteWebhook" ->
          List.of(scenes::webhookOfUser, scenes::changedMeanwhile);
      case "renewWebhookSecret", "testWebhook" -> List.of(scenes::webhookOfUser);
      case "resendNotification" -> List.of(scenes::notFailed, scenes::unsubscribed);
      case "lookUpSession" -> List.of(scenes::unknownSession);
      case "listNotifications" -> List.of(() -> scenes.get("?event=order_completed"));
      default -> List.of();
    };
  }

  private void putAgain() {
    Asked asked = world.ask(entry);
    world.send(asked);
    world.send(asked);
  }

  private void changedMeanwhile() {
    world.send(world.ask(entry), "If-Match", "\"another\"");
  }

  private void lastAdministrator() {
    world.office.post("/operators", "{\"name\":\"boss\",\"role\":\"administrator\"}");
    world
        .office
        .jdbi()
        .useHandle(h -> h.execute("update operator set password_hash = 'x' where name = 'boss'"));
    at("/operators/boss", "{\"role\":\"viewer\"}");
  }

  /** The only administrator, who could not sign in without the provider. */
  private void lastFederated() {
    world.office.post("/operators", "{\"name\":\"chief\",\"role\":\"administrator\"}");
    world
        .office
        .jdbi()
        .useHandle(
            h -> {
              h.execute("update operator set password_hash = null");
              h.execute("update operator set oidc_subject = 'x' where name = 'chief'");
            });
    at("/operators/chief/oidc", "");
  }

  private void forgotten() {
    world.office.jdbi().useHandle(h -> h.execute("update event_position set gone = 2"));
    get("?after=1");
  }

  private void at(String path, String body) {
    world.send(new Asked(entry, path, "application/json", body));
  }

  private void get(String query) {
    Asked asked = world.ask(entry);
    world.send(asked.at(asked.path() + query));
  }

  private void takenNumber() {
    String taken = world.office.get("/orders/" + world.office.stored("inway")).text("requestID");
    String body = world.ask(entry).body();
    at(
        "/orders/" + world.office.newNumber(),
        "{\"requestID\":%s,".formatted(taken) + body.substring(1));
  }

  private void endedOrder() {
    String path = "/orders/" + world.office.stored("finished");
    at(path + entry.template().substring("/orders/{number}".length()), world.ask(entry).body());
  }

  private void openChange() {
    if (entry.id().equals("fileChange")) {
      Asked asked = world.ask(entry);
      world.send(asked);
      world.send(asked);
    }
  }

  private void unfinishedOrder() {
    at("/orders/" + world.office.stored("inway") + "/renotify", "{}");
  }

  private void tooSoon() {
    String path = "/orders/" + world.office.stored("finished") + "/renotify";
    at(path, "{}");
    at(path, "{}");
  }

  private void decidedTwice() {
    Asked asked = world.ask(entry);
    world.send(asked);
    world.send(asked);
  }

  private void approvedTooLate() {
    String order = world.office.stored("received");
    String id =
        world
            .office
            .post("/orders/" + order + "/changes", "{\"type\":\"payment_order_change\"}")
            .body()
            .get("id")
            .asString();
    world.office.post("/orders/" + order + "/state", "{\"state\":\"finished\"}");
    at("/changes/" + id + "/decision", "{\"decision\":\"approve\"}");
  }

  private void webhookOfUser() {
    String path = entry.template().replace("{id}", world.targets.webhookOfUser());
    at(path, world.ask(entry).body());
  }

  private void notFailed() {
    at("/notifications/" + world.stage.name(world.stage.completed()) + "/resend", "");
  }

  private void unknownSession() {
    at("/sessions/lookup", "{\"sessionID\":\"nobody's\"}");
  }

  private void unsubscribed() {
    String letter = world.targets.letter();
    String path =
        "/customers/" + world.office.customer.uid() + "/unsubscribed/email/sklad@romashka.example";
    world.office.call("PUT", path, "");
    at("/notifications/" + letter + "/resend", "");
    world.office.call("DELETE", path, "");
  }
}
