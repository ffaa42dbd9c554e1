package dev.postorder.backoffice;

import dev.postorder.notify.RenotifyDesk;
import dev.postorder.notify.RenotifyResult;
import dev.postorder.notify.Taken;
import dev.postorder.notify.desk.NotificationId;
import dev.postorder.notify.template.NotificationTexts;
import dev.postorder.notify.webhook.WebhookPreview;
import dev.postorder.order.OrderState;
import dev.postorder.order.OrderView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /api/v1/orders/{number}/renotify}: tells of a completed order again. */
final class RenotifyOperations {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Jdbi jdbi;
  private final Effects effects;
  private final RenotifyDesk desk;
  private final NotificationTexts texts;

  RenotifyOperations(Jdbi jdbi, Effects effects, RenotifyDesk desk, NotificationTexts texts) {
    this.jdbi = jdbi;
    this.effects = effects;
    this.desk = desk;
    this.texts = texts;
  }

  List<Operation> all() {
    return List.of(
        Operation.write(
            "POST", "/orders/([^/]+)/renotify", "api/v1/orders/renotify", this::renotify));
  }

  private Answer renotify(Incoming in) {
    ObjectNode json = JsonBody.read(in.request());
    RenotifyBody body = RenotifyBody.read(json);
    return body.dryRun()
        ? jdbi.withHandle(handle -> draft(handle, in, body))
        : effects.run(in, json, handle -> send(handle, in, body));
  }

  /** The order of the path; who cannot be told of it, or its state, is a problem. */
  private RenotifyDesk.Order order(Handle handle, Incoming in, RenotifyBody body) {
    OrderView view = OrderOperations.find(handle, in);
    if (view.state() != OrderState.FINISHED) {
      throw forbids(view.state().code());
    }
    var order = new RenotifyDesk.Order(view.customerId(), view.requestId());
    List<Fault> faults =
        body.only().map(only -> desk.refused(handle, order, only)).orElse(List.of()).stream()
            .map(RenotifyOperations::fault)
            .toList();
    if (!faults.isEmpty()) {
      throw ProblemException.invalid(faults);
    }
    return order;
  }

  private static Fault fault(RenotifyDesk.Refused refused) {
    String at = "/recipients/" + refused.index();
    return switch (refused.why()) {
      case UNSUBSCRIBED -> new Fault(at + "/recipient", "is unsubscribed");
      case NO_MOBILE -> new Fault(at + "/recipient", "is no phone that gets SMS");
      case NO_WEBHOOK ->
          new Fault(at + "/recipient", "is no webhook that is told when this order is completed");
      case NO_SMS -> new Fault(at + "/channel", "is not configured here: sms.transport");
    };
  }

  private static ProblemException forbids(String state) {
    return ProblemException.of(
        ProblemType.STATE_FORBIDS, "The order must be finished; its state is " + state);
  }

  private Answer send(Handle handle, Incoming in, RenotifyBody body) {
    RenotifyDesk.Order order = order(handle, in, body);
    return switch (desk.send(handle, in.call(), order, body.only())) {
      case RenotifyResult.Queued(var count) ->
          Answer.ok(
              NODES
                  .objectNode()
                  .put("notifications", count)
                  .put("call", in.call().id().toString()));
      case RenotifyResult.NotFound() -> throw OrderOperations.unknown();
      case RenotifyResult.NotCompleted(var state) -> throw forbids(state);
      case RenotifyResult.TooSoon(var retryAfter) -> throw tooSoon(retryAfter);
    };
  }

  private static ProblemException tooSoon(Duration retryAfter) {
    long seconds = Math.max(1, retryAfter.plusNanos(999_999_999).toSeconds());
    return ProblemException.of(
            ProblemType.TOO_SOON, "It was told of again a moment ago; wait " + seconds + " s")
        .with("Retry-After", Long.toString(seconds));
  }

  private Answer draft(Handle handle, Incoming in, RenotifyBody body) {
    RenotifyDesk.Order order = order(handle, in, body);
    ObjectNode answer = NODES.objectNode().put("dryRun", true);
    ArrayNode items = answer.putArray("notifications");
    desk.draft(handle, order, body.only()).forEach(draft -> items.add(show(draft)));
    return Answer.ok(answer);
  }

  private ObjectNode show(RenotifyDesk.Draft draft) {
    Taken notification = draft.notification();
    String channel = channel(notification);
    ObjectNode node =
        NODES
            .objectNode()
            .put("channel", channel)
            .put("event", notification.event())
            .put("role", notification.role())
            .put("recipient", notification.recipient());
    draft
        .firstId()
        .map(first -> new NotificationId(notification.customerId(), first))
        .ifPresent(first -> node.put("first", first.toString()));
    switch (channel) {
      case "webhook" -> {
        notification.webhookId().ifPresent(id -> node.put("webhook", id));
        node.put("host", notification.host()).set("body", WebhookPreview.body(notification));
      }
      case "sms" -> said(node, notification, NotificationAnswer.text(texts.sms(notification)));
      default ->
          said(
              node,
              notification,
              NotificationAnswer.text(texts.letter(notification, Optional.empty())));
    }
    return node;
  }

  private static void said(ObjectNode node, Taken notification, ObjectNode text) {
    node.put("language", notification.language().code()).set("text", text);
  }

  /** Letters and SMS have schedules of their own names. */
  private static String channel(Taken notification) {
    return notification.webhookId().isPresent() ? "webhook" : notification.schedule();
  }
}
