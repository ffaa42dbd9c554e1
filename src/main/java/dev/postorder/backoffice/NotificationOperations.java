package dev.postorder.backoffice;

import dev.postorder.notify.desk.DeadLetterFilter;
import dev.postorder.notify.desk.DeadLetters;
import dev.postorder.notify.desk.Found;
import dev.postorder.notify.desk.Moved;
import dev.postorder.notify.desk.NotificationId;
import dev.postorder.notify.desk.NotificationQuery;
import dev.postorder.notify.desk.NotificationSearch;
import dev.postorder.notify.desk.ResendResult;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/notifications/…}: what was sent to whom, and dead letters sent again. */
final class NotificationOperations {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String TOO_BROAD =
      "Name an order, a call, a customer without times, one of the states queued, sending and"
          + " failed, or times (from, until) of at most "
          + NotificationQuery.LONGEST_SPAN.toDays()
          + " days; times alone may be of any length";
  private static final Set<String> RESEND =
      new LinkedHashSet<>(
          List.of(
              "state",
              "channel",
              "event",
              "host",
              "recipient",
              "customer",
              "failedFrom",
              "failedUntil",
              "limit",
              "dryRun"));

  private final Effects effects;
  private final NotificationSearch search;
  private final DeadLetters deadLetters;
  private final Clock clock;

  NotificationOperations(
      Effects effects, NotificationSearch search, DeadLetters deadLetters, Clock clock) {
    this.effects = effects;
    this.search = search;
    this.deadLetters = deadLetters;
    this.clock = clock;
  }

  List<Operation> all() {
    return List.of(
        Operation.read("/notifications", "api/v1/notifications/list", this::list),
        Operation.read("/notifications/([^/]+)", "api/v1/notifications/get", this::get),
        Operation.write(
            "POST", "/notifications/resend", "api/v1/notifications/resend", this::resendMany),
        Operation.write(
            "POST",
            "/notifications/([^/]+)/resend",
            "api/v1/notifications/resend",
            this::resendOne));
  }

  private Answer list(Incoming in) {
    return switch (search.search(NotificationFilter.read(in))) {
      case Found.Page(var entries, var more) -> {
        ObjectNode answer = NODES.objectNode();
        ArrayNode items = answer.putArray("notifications");
        entries.forEach(entry -> items.add(NotificationAnswer.of(entry)));
        if (more) {
          answer.put("next", entries.getLast().name().toString());
        }
        yield Answer.ok(answer);
      }
      case Found.TooBroad() -> throw ProblemException.of(ProblemType.QUERY_TOO_BROAD, TOO_BROAD);
    };
  }

  private Answer get(Incoming in) {
    return Answer.ok(
        NotificationId.of(in.target())
            .flatMap(search::find)
            .map(NotificationAnswer::of)
            .orElseThrow(NotificationOperations::unknown));
  }

  private static ProblemException unknown() {
    return ProblemException.of(ProblemType.NOTIFICATION_NOT_FOUND, "The id names no notification");
  }

  private Answer resendOne(Incoming in) {
    NotificationId name =
        NotificationId.of(in.target()).orElseThrow(NotificationOperations::unknown);
    return effects.run(in, NODES.objectNode(), handle -> resend(handle, in, name));
  }

  private Answer resend(Handle handle, Incoming in, NotificationId name) {
    return switch (deadLetters.resend(handle, in.call(), name)) {
      case ResendResult.Queued queued ->
          Answer.ok(NODES.objectNode().put("id", name.toString()).put("state", "queued"));
      case ResendResult.NotFound() -> throw unknown();
      case ResendResult.NotFailed(var state) ->
          throw ProblemException.of(ProblemType.NOT_FAILED, "Its state is " + state);
      case ResendResult.Unsubscribed() ->
          throw ProblemException.of(
              ProblemType.UNSUBSCRIBED, "The recipient does not want it any more");
    };
  }

  private Answer resendMany(Incoming in) {
    ObjectNode body = JsonBody.read(in.request());
    Fields fields = Fields.of(body).only(RESEND);
    boolean dryRun = fields.flag("dryRun");
    DeadLetterFilter filter = filter(fields);
    if (dryRun) {
      return count(filter);
    }
    return effects.run(
        in,
        body,
        handle -> {
          Moved moved = deadLetters.resend(handle, in.call(), filter);
          return Answer.ok(
              NODES
                  .objectNode()
                  .put("resent", moved.count())
                  .put("more", moved.more())
                  .put("failedUntil", filter.failedUntil().toString()));
        });
  }

  private Answer count(DeadLetterFilter filter) {
    int count = effects.read(handle -> deadLetters.count(handle, filter));
    return Answer.ok(
        NODES
            .objectNode()
            .put("dryRun", true)
            .put("resent", 0)
            .put("found", count)
            .put("more", count > 0)
            .put("failedUntil", filter.failedUntil().toString()));
  }

  private DeadLetterFilter filter(Fields fields) {
    fields.required(
        "state",
        fields.parsed("state", "failed", text -> Optional.of(text).filter("failed"::equals)),
        () -> "");
    Optional<String> host = fields.text("host", 300);
    Optional<Instant> from =
        fields.parsed("failedFrom", "a time, e.g. 2026-12-01T00:00:00Z", Parameters::timeOf);
    Optional<Instant> until =
        fields.parsed("failedUntil", "a time, e.g. 2026-12-01T00:00:00Z", Parameters::timeOf);
    var filter =
        new DeadLetterFilter(
            fields.parsed(
                "channel",
                "one of " + String.join(", ", NotificationFilter.CHANNELS),
                NotificationFilter::channel),
            fields.parsed("event", NotificationFilter.EVENT, NotificationFilter::event),
            host,
            fields.text("recipient", 500),
            fields.parsed("customer", "a UUID", CustomerOperations::uid),
            from,
            until.orElseGet(clock::instant),
            fields.positive("limit", DeadLetters.MOST).orElse(DeadLetters.MOST));
    fields.end();
    return filter;
  }
}
