package dev.postorder.console.log;

import dev.postorder.access.OperatorRole;
import dev.postorder.access.Trails;
import dev.postorder.calllog.LoggedCall;
import dev.postorder.calllog.search.CallFinder;
import dev.postorder.calllog.search.Typed;
import dev.postorder.console.Html;
import dev.postorder.console.Query;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.console.Visit;
import dev.postorder.platform.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The log portal: {@code /console/log} to search, {@code /console/log/<call id>} for one call. */
public final class LogPages {
  static final String ROOT = "/console/log";

  private final Trails trails;
  private final CallFinder finder;
  private final CallLists lists;
  private final Entries entries;
  private final Exports exports;

  /** The pages over these capabilities. */
  public LogPages(
      Trails trails, CallFinder finder, CallLists lists, Entries entries, Exports exports) {
    this.trails = trails;
    this.finder = finder;
    this.lists = lists;
    this.entries = entries;
    this.exports = exports;
  }

  /** The pages. */
  public List<Route> routes() {
    return List.of(
        Route.page(Section.LOG, ROOT, visit -> clean(visit, lists::page)),
        Route.page(Section.LOG, ROOT + "/tail", visit -> clean(visit, lists::tail)),
        Route.page(Section.LOG, ROOT + "/chart", visit -> clean(visit, lists::chart)),
        Route.page(Section.LOG, ROOT + "/export", visit -> clean(visit, exports::file)),
        Route.page(Section.LOG, ROOT + "/([0-9a-fA-F-]{36})", this::entry),
        Route.action(Section.LOG, ROOT, OperatorRole.VIEWER, "search", this::search));
  }

  /** A form, so that what is typed into it never stands in an address: it may be a sessionID. */
  private Response search(Visit visit) {
    Query typed = SmallForm.into(visit.form()).without("csrf");
    Optional<UUID> call = typed.get("q").flatMap(Typed::callId);
    if (call.isPresent()) {
      return visit.redirect(ROOT + "/" + call.get());
    }
    Query clean = withoutSecrets(typed);
    if (clean.get("from").isPresent() || clean.get("until").isPresent()) {
      clean = clean.without("range");
    }
    String fields = clean.encoded();
    return visit.redirect(fields.isEmpty() ? ROOT : ROOT + "?" + fields);
  }

  private Response clean(Visit visit, Function<Visit, Response> answer) {
    Query query = visit.query();
    Query clean = withoutSecrets(SmallForm.into(query));
    return clean.equals(query)
        ? answer.apply(visit)
        : visit.redirect(visit.request().path() + "?" + clean.encoded());
  }

  private Query withoutSecrets(Query query) {
    return query
        .get("q")
        .map(q -> query.with("q", Typed.withoutSecrets(q, trails::find)))
        .orElse(query);
  }

  private Response entry(Visit visit) {
    Optional<LoggedCall> call = Typed.callId(visit.target()).flatMap(finder::find);
    return call.map(found -> Html.page(200, "console/log/entry.jte", entries.page(visit, found)))
        .orElseGet(visit::notFound);
  }
}
