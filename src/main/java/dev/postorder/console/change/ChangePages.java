package dev.postorder.console.change;

import dev.postorder.access.OperatorRole;
import dev.postorder.change.ChangeQuery;
import dev.postorder.change.ChangeReader;
import dev.postorder.change.ChangeView;
import dev.postorder.change.Changes;
import dev.postorder.change.Decision;
import dev.postorder.change.DecisionResult;
import dev.postorder.change.Refusal;
import dev.postorder.console.Form;
import dev.postorder.console.Html;
import dev.postorder.console.Query;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.console.Times;
import dev.postorder.console.Visit;
import dev.postorder.console.Words;
import dev.postorder.platform.http.Response;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Changes to decide, {@code /console/changes}: the queue, and the page of one change. */
public final class ChangePages {
  private static final String ROOT = "/console/changes";
  private static final int MOST = 100;
  private static final int REASON = 500;

  private final Jdbi jdbi;
  private final Changes changes;
  private final Clock clock;
  private final ChangeItems items;

  /** Pages with times in the given zone. */
  public ChangePages(Jdbi jdbi, Changes changes, Clock clock, ZoneId zone) {
    this.jdbi = jdbi;
    this.changes = changes;
    this.clock = clock;
    this.items = new ChangeItems(clock, new Times(zone));
  }

  /** The pages and actions. */
  public List<Route> routes() {
    return List.of(
        Route.page(Section.CHANGES, ROOT, visit -> list(visit, 200, visit.query(), Form.empty())),
        Route.page(
            Section.CHANGES, ROOT + "/([0-9]{1,18})", visit -> one(visit, 200, "", Form.empty())),
        Route.action(
            Section.CHANGES, ROOT + "/decisions", OperatorRole.OPERATOR, "decide", this::many),
        Route.action(
            Section.CHANGES,
            ROOT + "/([0-9]{1,18})",
            OperatorRole.OPERATOR,
            "decide",
            this::decide));
  }

  private Response list(Visit visit, int status, Query typed, Form decision) {
    Words words = visit.words();
    Form filter = ChangeFilters.form(typed, words);
    ChangeQuery query = ChangeFilters.query(typed, clock.instant());
    List<ChangeView> found = jdbi.withHandle(handle -> ChangeReader.list(handle, query));
    boolean more = found.size() == query.limit();
    Query here = typed.without("kept").without("after");
    return Html.page(
        status,
        "console/changes/list.jte",
        new ChangesPage(
            visit.frame(words.say("title")),
            filter,
            ChangeFilters.statuses(words),
            ChangeFilters.types(words),
            ChangeFilters.ages(words),
            waiting(words, query),
            items.of(found, words, kept(typed)),
            typed.without("kept").encoded(),
            more ? ROOT + "?" + here.with("after", "" + found.getLast().id()).encoded() : "",
            decision,
            visit.operator().role().includes(OperatorRole.OPERATOR)));
  }

  private List<ChangesPage.Waiting> waiting(Words words, ChangeQuery query) {
    return jdbi.withHandle(ChangeReader::waiting).entrySet().stream()
        .map(
            entry ->
                new ChangesPage.Waiting(
                    entry.getKey().title(words.language()),
                    ROOT + "?type=" + entry.getKey().code(),
                    entry.getValue().changes(),
                    items.age(entry.getValue().oldest(), words),
                    query.type().equals(Optional.of(entry.getKey()))))
        .toList();
  }

  /** Which could not be decided just now. */
  private static Set<Long> kept(Query typed) {
    return typed.all("kept").stream()
        .filter(id -> id.matches("[0-9]{1,18}"))
        .map(Long::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Response one(Visit visit, int status, String problem, Form decision) {
    long id = Long.parseLong(visit.target());
    return jdbi.withHandle(handle -> ChangeReader.find(handle, id))
        .map(
            change ->
                Html.page(
                    status,
                    "console/changes/change.jte",
                    new ChangePage(
                        visit.frame(change.type().title(visit.words().language())),
                        items.of(change, visit.words(), Set.of()),
                        problem,
                        decision,
                        visit.operator().role().includes(OperatorRole.OPERATOR))))
        .orElseGet(visit::notFound);
  }

  private Response decide(Visit visit) {
    Form form = decision(visit);
    if (!form.faults().isEmpty()) {
      return one(visit, 422, "", form);
    }
    long id = Long.parseLong(visit.target());
    DecisionResult result =
        jdbi.inTransaction(
            handle ->
                changes.decide(
                    handle,
                    visit.call(),
                    id,
                    approves(form),
                    form.typed().get("reason"),
                    visit.operator().actor()));
    return switch (result) {
      case DecisionResult.Decided decided ->
          visit.redirect(ROOT + "/" + id, approves(form) ? "approved" : "declined", id);
      case DecisionResult.AlreadyDecided already ->
          one(visit, 409, visit.words().say("already"), form);
      case DecisionResult.Refused(var refusal) ->
          one(visit, 409, refusal(visit.words(), refusal), form);
      case DecisionResult.Failed() -> one(visit, 500, visit.words().say("failed"), form);
      case DecisionResult.NotFound() -> visit.notFound();
    };
  }

  private static String refusal(Words words, Refusal refusal) {
    return switch (refusal) {
      case Refusal.State(var state) -> words.say("refused.state", state.title(words.language()));
      case Refusal.NoPickup() -> words.say("refused.pickup");
      case Refusal.NoDelivery() -> words.say("refused.delivery");
      case Refusal.Suspended() -> words.say("refused.suspended");
      case Refusal.NotSuspended() -> words.say("refused.resumed");
      case Refusal.NoThirdParty() -> words.say("refused.third");
      case Refusal.AnonymousReceiver() -> words.say("refused.anonymous");
      case Refusal.ReadOnly readOnly -> words.say("refused.other");
      case Refusal.TooLate tooLate -> words.say("refused.other");
      case Refusal.AnotherOpen anotherOpen -> words.say("refused.other");
    };
  }

  private Response many(Visit visit) {
    Form form = decision(visit);
    Query back = Query.parse(form.value("back"));
    List<Long> ids =
        form.typed().all("id").stream()
            .filter(id -> id.matches("[0-9]{1,18}"))
            .map(Long::valueOf)
            .distinct()
            .toList();
    var faults = new HashMap<>(form.faults());
    if (ids.isEmpty() || ids.size() > MOST) {
      faults.put("id", visit.words().say("choose", MOST));
    }
    if (!faults.isEmpty()) {
      return list(visit, 422, back, new Form(form.typed(), faults));
    }
    List<Decision> decisions =
        ids.stream()
            .map(id -> new Decision(id, approves(form), form.typed().get("reason")))
            .toList();
    List<DecisionResult> results =
        jdbi.inTransaction(
            handle -> changes.decide(handle, visit.call(), decisions, visit.operator().actor()));
    return told(visit, back, approves(form), ids, results);
  }

  /** Tells how many were decided, how many somebody else had decided, and which could not be. */
  private static Response told(
      Visit visit, Query back, boolean approve, List<Long> ids, List<DecisionResult> results) {
    long done = results.stream().filter(DecisionResult.Decided.class::isInstance).count();
    long already = results.stream().filter(DecisionResult.AlreadyDecided.class::isInstance).count();
    long left = results.size() - done - already;
    StringBuilder address = new StringBuilder(ROOT);
    String query = back.without("kept").encoded();
    address.append(query.isEmpty() ? "" : "?" + query);
    for (int i = 0; i < results.size() && left > 0; i++) {
      if (results.get(i) instanceof DecisionResult.Refused
          || results.get(i) instanceof DecisionResult.Failed) {
        address.append(address.indexOf("?") < 0 ? '?' : '&').append("kept=").append(ids.get(i));
      }
    }
    String what = approve ? "many.approved" : "many.declined";
    return already + left == 0
        ? visit.redirect(address.toString(), what, done)
        : visit.redirect(address.toString(), what + ".but", done, already, left);
  }

  /** What was decided, with its faults. */
  private static Form decision(Visit visit) {
    Query typed = visit.form();
    Map<String, String> faults = new HashMap<>();
    String decision = typed.get("decision").orElse("");
    if (!decision.equals("approve") && !decision.equals("decline")) {
      faults.put("decision", visit.words().say("decision.fault"));
    }
    String reason = typed.get("reason").orElse("");
    if (decision.equals("decline") && reason.isEmpty()) {
      faults.put("reason", visit.words().say("reason.missing"));
    } else if (reason.length() > REASON || reason.chars().anyMatch(Character::isISOControl)) {
      faults.put("reason", visit.words().say("reason.fault", REASON));
    }
    return new Form(typed, faults);
  }

  private static boolean approves(Form form) {
    return form.value("decision").equals("approve");
  }
}
