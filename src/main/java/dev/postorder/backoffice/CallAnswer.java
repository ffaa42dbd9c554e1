package dev.postorder.backoffice;

import dev.postorder.calllog.LoggedCall;
import dev.postorder.calllog.PersonalMask;
import dev.postorder.calllog.search.CallLines;
import dev.postorder.calllog.search.Histogram;
import dev.postorder.calllog.search.SessionCalls;
import dev.postorder.change.CallEffects;
import dev.postorder.notify.Deliveries;
import dev.postorder.notify.desk.NotificationId;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls in answers.
 *
 * @param personalData whether they show personal data
 */
record CallAnswer(boolean personalData) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  static CallAnswer to(Incoming in) {
    return new CallAnswer(in.key().personalData());
  }

  /** What of a call is shown. */
  LoggedCall shown(LoggedCall call) {
    return personalData ? call : call.withoutPersonalData();
  }

  void list(ArrayNode array, List<LoggedCall> calls) {
    calls.forEach(call -> array.add(CallLines.json(shown(call))));
  }

  /** A call with its bodies, what it caused, and its session's calls beside it. */
  ObjectNode whole(LoggedCall found, CallReading reading, SessionCalls session) {
    LoggedCall call = shown(found);
    ObjectNode answer = CallLines.json(call);
    call.requestSha256().ifPresent(hash -> answer.put("requestSha256", hash));
    call.answerSha256().ifPresent(hash -> answer.put("answerSha256", hash));
    call.request().ifPresent(body -> answer.put("request", body));
    call.answer().ifPresent(body -> answer.put("answer", body));
    ObjectNode caused = answer.putObject("caused");
    ArrayNode notifications = caused.putArray("notifications");
    reading
        .deliveries()
        .causedBy(call.id())
        .forEach(told -> notification(notifications.addObject(), told));
    ArrayNode changes = caused.putArray("changes");
    reading.effects().changes(call.id()).forEach(change -> change(changes.addObject(), change));
    ArrayNode states = caused.putArray("states");
    reading.effects().states(call.id()).forEach(state -> state(states.addObject(), state));
    ObjectNode beside = answer.putObject("sessionCalls");
    list(beside.putArray("before"), session.before());
    list(beside.putArray("after"), session.after());
    return answer;
  }

  private void notification(ObjectNode node, Deliveries.Told told) {
    node.put("id", new NotificationId(told.customerId(), told.id()).toString())
        .put("event", told.event())
        .put("channel", told.channel())
        .put("role", told.role())
        .put("recipient", personalData ? told.recipient() : PersonalMask.MASK)
        .put("state", told.state());
  }

  private static void change(ObjectNode node, CallEffects.CausedChange change) {
    order(node, change.requestId(), change.orderNumber());
    node.put("id", change.id())
        .put("step", change.step())
        .put("type", change.type())
        .put("status", change.status());
  }

  private static void state(ObjectNode node, CallEffects.BroughtState state) {
    order(node, state.requestId(), state.orderNumber());
    node.put("state", state.state()).put("at", state.at().toString());
  }

  private static void order(ObjectNode node, int requestId, Optional<String> number) {
    node.put("requestID", requestId);
    number.ifPresent(known -> node.put("orderID", known));
  }

  static ObjectNode histogram(Histogram histogram) {
    ObjectNode answer = NODES.objectNode();
    answer.put("stepSeconds", histogram.step().toSeconds());
    answer.put("calls", histogram.calls());
    answer.put("errors", histogram.errors());
    ArrayNode bars = answer.putArray("bars");
    for (Histogram.Bar bar : histogram.bars()) {
      bars.addObject()
          .put("at", bar.at().toString())
          .put("calls", bar.calls())
          .put("errors", bar.errors());
    }
    return answer;
  }
}
