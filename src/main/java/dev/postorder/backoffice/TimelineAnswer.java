package dev.postorder.backoffice;

import dev.postorder.notify.desk.NotificationDetails.Report;
import dev.postorder.notify.desk.NotificationDetails.Tried;
import dev.postorder.timeline.Entry;
import dev.postorder.timeline.What;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An entry of a timeline as the API shows it. */
final class TimelineAnswer {
  private TimelineAnswer() {}

  static ObjectNode of(Entry entry) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("kind", entry.kind().code());
    node.put("at", entry.at().toString());
    entry.actor().ifPresent(actor -> node.put("actor", actor));
    entry.call().ifPresent(call -> node.put("call", call.toString()));
    entry.message().ifPresent(message -> node.put("message", message));
    entry.trail().ifPresent(trail -> node.put("trail", trail));
    switch (entry.what()) {
      case What.Called called -> called(node, called);
      case What.Joined joined ->
          node.put("multiRequestID", joined.multiRequestId()).put("orders", joined.orders());
      case What.Filed filed -> filed(node, filed);
      case What.Decided decided -> decided(node, decided);
      case What.Reached reached ->
          node.put("state", reached.state().code()).put("stateName", reached.state().title());
      case What.Told told -> told(node, told);
    }
    return node;
  }

  private static void called(ObjectNode node, What.Called called) {
    node.put("source", called.source()).put("outcome", called.outcome()).put("ip", called.ip());
    called.note().ifPresent(note -> node.put("note", note));
    called.status().ifPresent(status -> node.put("status", status));
  }

  private static void filed(ObjectNode node, What.Filed filed) {
    node.put("step", "filed")
        .put("id", filed.id())
        .put("type", filed.type().code())
        .put("status", filed.status().code())
        .put("atOnce", filed.atOnce());
    node.set("before", filed.before());
    node.set("after", filed.after());
  }

  private static void decided(ObjectNode node, What.Decided decided) {
    node.put("step", "decided")
        .put("id", decided.id())
        .put("type", decided.type().code())
        .put("status", decided.status().code());
    decided.reason().ifPresent(reason -> node.put("reason", reason));
    node.set("before", decided.before());
    node.set("after", decided.after());
  }

  private static void told(ObjectNode node, What.Told told) {
    node.put("id", told.id().toString())
        .put("event", told.event())
        .put("channel", told.channel())
        .put("role", told.role())
        .put("recipient", told.recipient())
        .put("state", told.state());
    told.subject().ifPresent(subject -> node.put("subject", subject));
    told.again().ifPresent(first -> node.put("first", first.toString()));
    told.nextAttemptAt().ifPresent(next -> node.put("nextAttemptAt", next.toString()));
    ArrayNode attempts = node.putArray("attempts");
    for (Tried tried : told.attempts()) {
      attempts
          .addObject()
          .put("attempt", tried.attempt())
          .put("at", tried.at().toString())
          .put("durationMs", tried.durationUs() / 1000.0)
          .put("outcome", tried.outcome())
          .put("answer", tried.answer());
    }
    ArrayNode reports = node.putArray("reports");
    for (Report report : told.reports()) {
      reports
          .addObject()
          .put("at", report.at().toString())
          .put("outcome", report.outcome())
          .put("detail", report.detail());
    }
  }
}
