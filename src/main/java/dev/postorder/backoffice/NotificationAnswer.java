package dev.postorder.backoffice;

import dev.postorder.notify.Text;
import dev.postorder.notify.desk.NotificationDetails;
import dev.postorder.notify.desk.NotificationEntry;
import dev.postorder.notify.desk.NotificationState;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A notification in an answer. */
final class NotificationAnswer {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final double MICROS = 1000.0;

  private NotificationAnswer() {}

  /** As it stands in a list. */
  static ObjectNode of(NotificationEntry entry) {
    ObjectNode node = NODES.objectNode();
    node.put("id", entry.name().toString())
        .put("state", entry.state())
        .put("event", entry.event())
        .put("channel", entry.channel())
        .put("role", entry.role())
        .put("recipient", entry.recipient())
        .put("language", entry.language())
        .put("customer", entry.customer().toString())
        .put("requestID", entry.requestId());
    entry.orderNumber().ifPresent(number -> node.put("orderID", number));
    entry.webhookId().ifPresent(id -> node.put("webhook", id).put("host", entry.host()));
    node.put("createdAt", entry.createdAt().toString()).put("attempts", entry.attempts());
    switch (NotificationState.of(entry.state()).orElseThrow()) {
      case QUEUED, SENDING -> node.put("nextAttemptAt", entry.nextAttemptAt().toString());
      case FAILED -> node.put("failedAt", entry.nextAttemptAt().toString());
      case SENT, DELIVERED, UNDELIVERED, DROPPED -> {}
    }
    entry.sentAt().ifPresent(at -> node.put("sentAt", at.toString()));
    entry.first().ifPresent(first -> node.put("first", first.toString()));
    return node.put("call", entry.callId().toString())
        .put("messageID", entry.messageId().toString());
  }

  /** All of it. */
  static ObjectNode of(NotificationDetails details) {
    ObjectNode node = of(details.entry());
    ArrayNode again = node.putArray("again");
    details.again().forEach(name -> again.add(name.toString()));
    details.message().ifPresent(message -> node.put("message", message));
    details.trail().ifPresent(trail -> node.put("sessionID", trail));
    node.put("schedule", details.schedule()).set("data", details.data());
    details.text().ifPresent(text -> node.set("text", text(text)));
    ArrayNode attempts = node.putArray("deliveryAttempts");
    for (var attempt : details.attempts()) {
      attempts
          .addObject()
          .put("attempt", attempt.attempt())
          .put("at", attempt.at().toString())
          .put("durationMs", attempt.durationUs() / MICROS)
          .put("outcome", attempt.outcome())
          .put("answer", attempt.answer());
    }
    ArrayNode reports = node.putArray("deliveryReports");
    for (var report : details.reports()) {
      reports
          .addObject()
          .put("at", report.at().toString())
          .put("outcome", report.outcome())
          .put("detail", report.detail());
    }
    return node;
  }

  /** A text; an SMS has neither subject nor HTML. */
  static ObjectNode text(Text text) {
    ObjectNode node = NODES.objectNode();
    Optional.of(text.subject()).filter(s -> !s.isEmpty()).ifPresent(s -> node.put("subject", s));
    node.put("text", text.text());
    Optional.of(text.html()).filter(s -> !s.isEmpty()).ifPresent(s -> node.put("html", s));
    return node;
  }
}
