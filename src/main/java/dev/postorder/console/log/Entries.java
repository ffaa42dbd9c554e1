package dev.postorder.console.log;

import dev.postorder.calllog.LoggedCall;
import dev.postorder.calllog.search.CallFilter;
import dev.postorder.calllog.search.CallSearch;
import dev.postorder.calllog.search.Key;
import dev.postorder.calllog.search.SessionCalls;
import dev.postorder.change.CallEffects;
import dev.postorder.console.Query;
import dev.postorder.console.Section;
import dev.postorder.console.Times;
import dev.postorder.console.Visit;
import dev.postorder.console.Words;
import dev.postorder.console.notification.NotificationRow;
import dev.postorder.notify.Deliveries;
import dev.postorder.order.OrderState;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Makes the page of a call: its figures, its bodies and what it caused. */
public final class Entries {
  private static final int AROUND = 5;

  private final CallSearch search;
  private final CallEffects effects;
  private final Deliveries deliveries;
  private final Times times;

  /** Pages with times in the zone. */
  public Entries(CallSearch search, CallEffects effects, Deliveries deliveries, Times times) {
    this.search = search;
    this.effects = effects;
    this.deliveries = deliveries;
    this.times = times;
  }

  EntryPage page(Visit visit, LoggedCall found) {
    LoggedCall call = Shown.to(visit.operator(), found);
    Words words = visit.words();
    SessionCalls session = SessionCalls.around(search, found, AROUND);
    return new EntryPage(
        visit.frame(call.message()),
        LogRow.of(call, times, words),
        figures(call, visit),
        call.request().map(PrettyBody::of).orElse(""),
        call.answer().map(PrettyBody::of).orElse(""),
        deliveries.causedBy(call.id()).stream().map(told -> notice(told, visit)).toList(),
        effects.changes(call.id()).stream()
            .map(
                change ->
                    new EntryPage.Change(
                        order(change.orderNumber(), change.requestId()),
                        String.valueOf(change.id()),
                        words.say("step." + change.step()),
                        change.type(),
                        change.status()))
            .toList(),
        effects.states(call.id()).stream()
            .map(
                state ->
                    new EntryPage.State(
                        order(state.orderNumber(), state.requestId()),
                        OrderState.of(state.state())
                            .map(known -> known.title(words.language()))
                            .orElse(state.state()),
                        times.moment(state.at(), words)))
            .toList(),
        !visit.operator().personalData(),
        session.previous().map(Entries::address).orElse(""),
        session.next().map(Entries::address).orElse(""),
        around(session, found, visit));
  }

  private List<LogRow> around(SessionCalls session, LoggedCall call, Visit visit) {
    var all = new ArrayList<LoggedCall>(session.after());
    all.add(call);
    all.addAll(session.before());
    return all.size() == 1
        ? List.of()
        : all.stream()
            .map(one -> LogRow.of(Shown.to(visit.operator(), one), times, visit.words()))
            .toList();
  }

  private List<EntryPage.Figure> figures(LoggedCall call, Visit visit) {
    Words words = visit.words();
    var figures = new ArrayList<EntryPage.Figure>();
    add(figures, words, "id", Optional.of(call.id()), "");
    add(figures, words, "at", Optional.of(times.exact(call.at())), "");
    add(figures, words, "source", Optional.of(call.source()), list(Key.SOURCE, call.source()));
    add(figures, words, "message", Optional.of(call.message()), list(Key.MESSAGE, call.message()));
    add(
        figures,
        words,
        "session",
        call.trail(),
        call.trail().map(trail -> list(Key.SESSION, trail)).orElse(""));
    add(
        figures,
        words,
        "user",
        call.login(),
        visit.operator().personalData()
            ? call.login().map(login -> list(Key.USER, login)).orElse("")
            : "");
    add(
        figures,
        words,
        "operator",
        call.operator(),
        call.operator().map(name -> list(Key.OPERATOR, name)).orElse(""));
    String number = order(call.orderNumber(), call.requestId().orElse(0));
    add(figures, words, "orderID", call.orderNumber(), "/console/orders/" + number);
    add(figures, words, "requestID", call.requestId(), list(Key.ORDER, number));
    add(figures, words, "ip", Optional.of(call.ip()), list(Key.IP, call.ip()));
    add(figures, words, "note", call.note(), "");
    add(figures, words, "status", call.status(), "");
    add(
        figures,
        words,
        "duration",
        call.durationUs().map(micros -> LogRow.millis(micros, words)),
        "");
    add(figures, words, "requestSize", call.requestSize(), "");
    add(figures, words, "requestSha256", call.requestSha256(), "");
    add(figures, words, "answerSize", call.answerSize(), "");
    add(figures, words, "answerSha256", call.answerSha256(), "");
    return figures;
  }

  private static void add(
      List<EntryPage.Figure> figures, Words words, String name, Optional<?> value, String address) {
    value.ifPresent(
        known ->
            figures.add(
                new EntryPage.Figure(words.say("figure." + name), String.valueOf(known), address)));
  }

  private EntryPage.Notice notice(Deliveries.Told told, Visit visit) {
    Words words = visit.words();
    Words notices = Words.of(Section.NOTIFICATIONS, words.language());
    var steps = new ArrayList<EntryPage.Step>();
    told.attempts()
        .valueStream()
        .forEach(
            attempt ->
                steps.add(
                    new EntryPage.Step(
                        words.say("attempt", attempt.path("attempt").asString("")),
                        at(attempt),
                        attempt.path("outcome").asString(""),
                        said(notices, "state", attempt.path("outcome").asString("")),
                        LogRow.millis(attempt.path("duration").asLong(0), words)
                            + " "
                            + Shown.line(visit.operator(), attempt.path("answer").asString("")))));
    told.reports()
        .valueStream()
        .forEach(
            report ->
                steps.add(
                    new EntryPage.Step(
                        words.say("report"),
                        at(report),
                        report.path("outcome").asString(""),
                        said(notices, "state", report.path("outcome").asString("")),
                        Shown.line(visit.operator(), report.path("detail").asString("")))));
    return new EntryPage.Notice(
        NotificationRow.event(told.event(), notices),
        said(notices, "channel", told.channel()),
        Shown.recipient(visit.operator(), told.recipient()),
        said(notices, "role", told.role()),
        told.state(),
        said(notices, "state", told.state()),
        told.state().equals("queued") ? times.exact(told.nextAttemptAt()) : "",
        "/console/notifications/" + told.customerId() + "-" + told.id(),
        told.letterId().map(id -> "/console/mailbox/" + id).orElse(""),
        steps);
  }

  private static String said(Words words, String of, String code) {
    String key = of + "." + code;
    return words.has(key) ? words.say(key) : code;
  }

  private String at(JsonNode row) {
    return times.exact(OffsetDateTime.parse(row.path("at").asString("")).toInstant());
  }

  private static String order(Optional<String> number, int requestId) {
    return number.orElse(String.valueOf(requestId));
  }

  private static String address(UUID call) {
    return LogPages.ROOT + "/" + call;
  }

  /** The list of the calls that have this in common. */
  static String list(Key key, String value) {
    return LogPages.ROOT
        + "?"
        + new Query(Map.of("q", List.of(CallFilter.of(key, value).toString()))).encoded();
  }
}
