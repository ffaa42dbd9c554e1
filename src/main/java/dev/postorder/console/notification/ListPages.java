package dev.postorder.console.notification;

import dev.postorder.access.OperatorRole;
import dev.postorder.console.Form;
import dev.postorder.console.Html;
import dev.postorder.console.Query;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.console.Times;
import dev.postorder.console.Visit;
import dev.postorder.console.Words;
import dev.postorder.notify.desk.Found;
import dev.postorder.notify.desk.NotificationId;
import dev.postorder.platform.health.Status;
import dev.postorder.platform.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** {@code /console/notifications}: the list, and dead letters that are checked in it sent again. */
public final class ListPages {
  private static final String ROOT = Section.NOTIFICATIONS.address();
  private static final Duration LATELY = Duration.ofDays(7);
  private static final String FAILED = "failed";

  private final NotificationParts parts;
  private final Times times;

  /** Pages with times in the given zone. */
  public ListPages(NotificationParts parts, ZoneId zone) {
    this.parts = parts;
    this.times = new Times(zone);
  }

  /** The pages. */
  public List<Route> routes() {
    return List.of(
        Route.page(Section.NOTIFICATIONS, ROOT, this::list),
        Route.action(
            Section.NOTIFICATIONS,
            ROOT + "/resend",
            OperatorRole.OPERATOR,
            "resend",
            this::resend));
  }

  /** What was found, and whether only the last days were looked through. */
  private record Search(Form form, Found found, boolean lately) {}

  private Response list(Visit visit) {
    Words words = visit.words();
    Search search = search(visit.query(), words);
    List<NotificationRow> rows =
        search.found() instanceof Found.Page(var entries, var more)
            ? entries.stream().map(entry -> NotificationRow.of(entry, times, words)).toList()
            : List.of();
    boolean more = search.found() instanceof Found.Page page && page.more();
    boolean dead = search.form().value("state").equals(FAILED);
    boolean acts = visit.operator().role().includes(OperatorRole.OPERATOR);
    Query filter = visit.query().without("after");
    var model =
        new ListPage(
            visit.frame(words.say("section.notifications")),
            tabs(search.form().value("state"), words),
            search.form(),
            Form.options(words, "state", Wanted.STATES),
            Form.options(words, "channel", Wanted.CHANNELS),
            Form.options(words, "kind", Wanted.EVENTS),
            note(search, words),
            dead && acts && !rows.isEmpty(),
            ROOT + "/bulk?" + filter.without("state").without("order").encoded(),
            rows,
            more ? ROOT + "?" + filter.with("after", rows.getLast().id()).encoded() : "");
    String template =
        visit.partial() ? "console/notification/rows.jte" : "console/notification/list.jte";
    return Html.page(search.form().faults().isEmpty() ? 200 : 422, template, model);
  }

  private Search search(Query typed, Words words) {
    var wanted = new Wanted(typed, times, words);
    var all = wanted.list(Optional.empty());
    if (!wanted.form().faults().isEmpty()) {
      return new Search(wanted.form(), new Found.Page(List.of(), false), false);
    }
    Found found = parts.desk().search().search(all);
    boolean lately = found instanceof Found.TooBroad && all.from().isEmpty();
    if (lately) {
      Instant since = all.until().orElseGet(parts.clock()::instant).minus(LATELY);
      found = parts.desk().search().search(wanted.list(Optional.of(since)));
    }
    return new Search(wanted.form(), found, lately);
  }

  private static String note(Search search, Words words) {
    if (search.found() instanceof Found.TooBroad) {
      return words.say("broad");
    }
    return search.lately() ? words.say("lately", LATELY.toDays()) : "";
  }

  private List<ListPage.Tab> tabs(String state, Words words) {
    List<Status.ChannelQueue> queues = parts.backlog().channels();
    long queued = queues.stream().mapToLong(Status.ChannelQueue::queued).sum();
    long sending = queues.stream().mapToLong(Status.ChannelQueue::sending).sum();
    long failed = queues.stream().mapToLong(Status.ChannelQueue::failed).sum();
    return List.of(
        tab(words.say("tab.all"), "", "", state),
        tab(words.say("tab.queued"), "queued", String.valueOf(queued), state),
        tab(words.say("tab.sending"), "sending", String.valueOf(sending), state),
        tab(
            words.say("tab.failed"),
            FAILED,
            failed < Status.ChannelQueue.MOST_FAILED ? String.valueOf(failed) : failed + "+",
            state),
        tab(words.say("tab.undelivered"), "undelivered", "", state));
  }

  private static ListPage.Tab tab(String name, String state, String count, String here) {
    return new ListPage.Tab(
        name, state.isEmpty() ? ROOT : ROOT + "?state=" + state, count, here.equals(state));
  }

  private Response resend(Visit visit) {
    List<NotificationId> names =
        visit.form().all("id").stream()
            .flatMap(text -> NotificationId.of(text).stream())
            .distinct()
            .toList();
    String list = ROOT + "?state=" + FAILED;
    if (names.isEmpty()) {
      return visit.redirect(list, "not-chosen");
    }
    int count =
        parts
            .jdbi()
            .inTransaction(
                handle -> parts.desk().deadLetters().resend(handle, visit.call(), names));
    return count < names.size()
        ? visit.redirect(list, "resent.some", count, names.size() - count)
        : visit.redirect(list, "resent", count);
  }
}
