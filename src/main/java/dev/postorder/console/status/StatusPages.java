package dev.postorder.console.status;

import dev.postorder.console.Ages;
import dev.postorder.console.Html;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.console.Times;
import dev.postorder.console.Visit;
import dev.postorder.console.Words;
import dev.postorder.platform.health.Status;
import dev.postorder.platform.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /console/status}: how the installation is; it looks again every ten seconds. */
public final class StatusPages {
  private static final Duration LATE = Duration.ofMinutes(5);
  private static final Duration OLD = Duration.ofDays(1);

  private final Supplier<Status> status;
  private final Times times;

  /** Pages with times in the given zone. */
  public StatusPages(Supplier<Status> status, ZoneId zone) {
    this.status = status;
    this.times = new Times(zone);
  }

  /** The pages. */
  public List<Route> routes() {
    return List.of(Route.page(Section.STATUS, Section.STATUS.address(), this::status));
  }

  private Response status(Visit visit) {
    Words words = visit.words();
    Status now = status.get();
    var page =
        new StatusPage(
            visit.frame(words.say("section.status")),
            times.moment(now.at(), words),
            tiles(now, words),
            now.channels().stream().map(queue -> queue(queue, now.at(), words)).toList(),
            new StatusWords(now, times, words).all(),
            now.settings());
    String template = visit.partial() ? "console/status/figures.jte" : "console/status/page.jte";
    return Html.page(200, template, page);
  }

  private static List<StatusPage.Tile> tiles(Status now, Words words) {
    long waiting = now.channels().stream().mapToLong(q -> q.queued() + q.sending()).sum();
    long failed = now.channels().stream().mapToLong(Status.ChannelQueue::failed).sum();
    Optional<Instant> oldest =
        now.channels().stream().flatMap(queue -> queue.oldest().stream()).min(Instant::compareTo);
    var tiles = new ArrayList<StatusPage.Tile>();
    tiles.add(
        new StatusPage.Tile(
            String.valueOf(waiting),
            oldest
                .map(at -> words.say("waiting.since", Ages.since(at, now.at(), words)))
                .orElseGet(() -> words.say("waiting")),
            oldest.filter(at -> at.isBefore(now.at().minus(LATE))).isPresent() ? "warn" : "plain",
            "/console/notifications?state=queued"));
    tiles.add(
        new StatusPage.Tile(
            many(failed),
            words.say("dead"),
            failed > 0 ? "bad" : "good",
            "/console/notifications?state=failed"));
    tiles.add(
        new StatusPage.Tile(
            String.valueOf(now.resting()),
            words.say("resting"),
            now.resting() > 0 ? "warn" : "good",
            "/console/notifications/hosts"));
    Optional<Instant> undecided = now.changes().oldest();
    tiles.add(
        new StatusPage.Tile(
            String.valueOf(now.changes().count()),
            undecided
                .map(at -> words.say("undecided.since", Ages.since(at, now.at(), words)))
                .orElseGet(() -> words.say("undecided")),
            undecided.filter(at -> at.isBefore(now.at().minus(OLD))).isPresent() ? "warn" : "plain",
            "/console/changes"));
    for (Status.Calls calls : now.calls()) {
      tiles.add(
          new StatusPage.Tile(
              words.say("share", share(calls)),
              words.say("calls", calls.count(), Ages.say(calls.over(), words)),
              calls.faults() > 0 ? "bad" : "good",
              "/console/log"));
    }
    return tiles;
  }

  private static double share(Status.Calls calls) {
    return calls.count() == 0 ? 0 : (double) calls.faults() / calls.count();
  }

  private static StatusPage.Queue queue(Status.ChannelQueue queue, Instant now, Words words) {
    return new StatusPage.Queue(
        words.say("channel." + queue.channel()),
        String.valueOf(queue.queued()),
        String.valueOf(queue.sending()),
        many(queue.failed()),
        queue.oldest().map(at -> Ages.since(at, now, words)).orElse(""),
        queue.failed() > 0 ? "/console/notifications?state=failed&channel=" + queue.channel() : "");
  }

  private static String many(long failed) {
    return failed < Status.ChannelQueue.MOST_FAILED ? String.valueOf(failed) : failed + "+";
  }
}
