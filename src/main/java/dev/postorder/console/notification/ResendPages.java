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
import dev.postorder.notify.desk.DeadLetterFilter;
import dev.postorder.notify.desk.DeadLetters;
import dev.postorder.notify.desk.Moved;
import dev.postorder.platform.http.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code /console/notifications/bulk}: sends the dead letters of a query again. The page tells how
 * many there are; then each action queues a batch of them, and the page that shows how far it has
 * come asks for the next one, so that neither a call nor a transaction is long, and another node
 * can go on. Those that fail again meanwhile are not met a second time.
 */
public final class ResendPages {
  private static final String ROOT = Section.NOTIFICATIONS.address() + "/bulk";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  private final NotificationParts parts;
  private final Times times;

  /** Pages with times in the given zone. */
  public ResendPages(NotificationParts parts, ZoneId zone) {
    this.parts = parts;
    this.times = new Times(zone);
  }

  /** The pages. */
  public List<Route> routes() {
    return List.of(
        Route.page(Section.NOTIFICATIONS, ROOT, this::query),
        Route.page(Section.NOTIFICATIONS, ROOT + "/progress", this::progress),
        Route.action(
            Section.NOTIFICATIONS, ROOT, OperatorRole.OPERATOR, "resend-query", this::batch));
  }

  private Response query(Visit visit) {
    return query(visit, visit.query());
  }

  private Response query(Visit visit, Query typed) {
    Words words = visit.words();
    var wanted = new Wanted(typed, times, words);
    Instant now = parts.clock().instant();
    DeadLetterFilter filter = wanted.dead(now, DeadLetters.MOST);
    Form form = wanted.form();
    int count =
        form.faults().isEmpty()
            ? parts.jdbi().withHandle(handle -> parts.desk().deadLetters().count(handle, filter))
            : 0;
    return Html.page(
        form.faults().isEmpty() ? 200 : 422,
        "console/notification/bulk.jte",
        new BulkPage(
            visit.frame(words.say("bulk")),
            form,
            Form.options(words, "channel", Wanted.CHANNELS),
            Form.options(words, "kind", Wanted.EVENTS),
            count < DeadLetters.MOST_COUNTED ? String.valueOf(count) : count + "+",
            filter.failedUntil().toString(),
            count > 0));
  }

  private Response batch(Visit visit) {
    Query form = visit.form();
    Instant until = instant(form.get("before")).orElseGet(parts.clock()::instant);
    var wanted = new Wanted(form.without("until"), times, visit.words());
    DeadLetterFilter filter = wanted.dead(until, DeadLetters.MOST);
    if (!wanted.form().faults().isEmpty()) {
      return query(visit, form.without("csrf"));
    }
    Moved moved =
        parts
            .jdbi()
            .inTransaction(
                handle -> parts.desk().deadLetters().resend(handle, visit.call(), filter));
    Query next =
        form.without("csrf")
            .with("before", until.toString())
            .with("done", String.valueOf(number(form, "done") + moved.count()))
            .with("more", moved.more() ? "1" : "0");
    return visit.redirect(ROOT + "/progress?" + next.encoded());
  }

  private Response progress(Visit visit) {
    Query query = visit.query();
    long done = number(query, "done");
    boolean more = query.get("more").filter("1"::equals).isPresent();
    long waiting =
        parts.backlog().channels().stream().mapToLong(q -> q.queued() + q.sending()).sum();
    var model =
        new ProgressPage(
            visit.frame(visit.words().say("bulk")),
            Form.of(query),
            done,
            Math.max(done, number(query, "total")),
            more && visit.operator().role().includes(OperatorRole.OPERATOR),
            waiting,
            ROOT + "/progress?" + query.encoded());
    return Html.page(
        200,
        visit.partial()
            ? "console/notification/progress.jte"
            : "console/notification/progressing.jte",
        model);
  }

  private static long number(Query query, String name) {
    return query
        .get(name)
        .map(text -> text.replace("+", ""))
        .filter(text -> NUMBER.matcher(text).matches())
        .map(Long::valueOf)
        .orElse(0L);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> instant(Optional<String> text) {
    return text.flatMap(ResendPages::instant);
  }
}
