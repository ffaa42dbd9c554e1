package dev.postorder.console;

import dev.postorder.access.Trails;
import dev.postorder.calllog.CallQuery;
import dev.postorder.calllog.CallSearch;
import dev.postorder.calllog.LoggedCall;
import dev.postorder.console.notification.NotificationPages;
import dev.postorder.notify.Deliveries;
import dev.postorder.notify.desk.NotificationId;
import dev.postorder.platform.http.Handler;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The call log: {@code /log} to search, {@code /log/<call id>} for one call. */
public final class LogPages implements Handler {
  private static final String NO_SUCH_SESSION = "неизвестна";

  private final ConsoleGate gate;
  private final CallSearch calls;
  private final Deliveries deliveries;
  private final Trails trails;
  private final Times times;

  /** Pages with times in the given zone. */
  public LogPages(
      ConsoleGate gate, CallSearch calls, Deliveries deliveries, Trails trails, ZoneId zone) {
    this.gate = gate;
    this.calls = calls;
    this.deliveries = deliveries;
    this.trails = trails;
    this.times = new Times(zone);
  }

  @Override
  public Response handle(Request request) {
    return gate.refusal(request).orElseGet(() -> answer(request));
  }

  private Response answer(Request request) {
    String rest = request.path().substring("/log".length()).replaceFirst("^/", "");
    if (!rest.isEmpty()) {
      return LogSearch.id(rest).flatMap(calls::find).map(this::call).orElseGet(Html::notFound);
    }
    boolean posted = request.method().equals("POST");
    Query query =
        Query.parse(posted ? new String(request.body(), StandardCharsets.UTF_8) : request.query());
    Query named = withoutSecret(query);
    return posted || !named.equals(query) ? redirect(named) : search(named);
  }

  /** A sessionID or token is replaced by its trail name before it can stay in an address. */
  private Query withoutSecret(Query query) {
    return query
        .get("session")
        .map(
            session ->
                session.equals(NO_SUCH_SESSION)
                    ? query
                    : query.with("session", trails.find(session).orElse(NO_SUCH_SESSION)))
        .orElse(query);
  }

  private static Response redirect(Query query) {
    return Html.message(303, "Поиск", "Переход к найденному.")
        .with("Location", "/log?" + query.encoded());
  }

  private Response search(Query query) {
    var search = new LogSearch(query, times);
    CallQuery wanted = search.calls();
    List<LoggedCall> found = search.faults().isEmpty() ? calls.search(wanted) : List.of();
    boolean more = found.size() > LogSearch.PAGE;
    List<LoggedCall> page = more ? found.subList(0, LogSearch.PAGE) : found;
    String older =
        more ? "/log?" + query.with("before", page.getLast().id().toString()).encoded() : "";
    List<CallRow> rows = page.stream().map(call -> CallRow.of(call, times)).toList();
    return Html.page(
        200, "console/log.jte", new LogPage(search.form(), search.faults(), rows, older));
  }

  private Response call(LoggedCall call) {
    List<CallPage.Notice> notices =
        deliveries.causedBy(call.id()).stream().map(this::notice).toList();
    return Html.page(200, "console/call.jte", new CallPage(CallRow.of(call, times), notices));
  }

  private CallPage.Notice notice(Deliveries.Told told) {
    return new CallPage.Notice(
        told.event(),
        told.channel(),
        told.recipient(),
        told.role(),
        told.state(),
        told.state().equals("queued") ? times.exact(told.nextAttemptAt()) : "",
        NotificationPages.address(new NotificationId(told.customerId(), told.id())),
        told.letterId().map(id -> "/console/mailbox/" + id).orElse(""),
        told.attempts().valueStream().map(this::attempt).toList(),
        told.reports().valueStream().map(this::report).toList());
  }

  private CallPage.Tried attempt(JsonNode attempt) {
    return new CallPage.Tried(
        attempt.path("attempt").asString(""),
        at(attempt),
        attempt.path("outcome").asString(""),
        CallRow.millis(attempt.path("duration").asLong(0)),
        attempt.path("answer").asString(""));
  }

  private CallPage.Heard report(JsonNode report) {
    return new CallPage.Heard(
        at(report), report.path("outcome").asString(""), report.path("detail").asString(""));
  }

  private String at(JsonNode row) {
    return times.exact(OffsetDateTime.parse(row.path("at").asString("")).toInstant());
  }
}
