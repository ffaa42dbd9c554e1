package dev.postorder.console.log;

import dev.postorder.calllog.search.CallCounts;
import dev.postorder.calllog.search.CallPage;
import dev.postorder.calllog.search.CallSearch;
import dev.postorder.calllog.search.Found;
import dev.postorder.calllog.search.Histogram;
import dev.postorder.console.Form;
import dev.postorder.console.Html;
import dev.postorder.console.Query;
import dev.postorder.console.Times;
import dev.postorder.console.Visit;
import dev.postorder.console.Words;
import dev.postorder.platform.http.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The list of the portal with its chart, the part of it that follows the log, and the chart alone.
 */
public final class CallLists {
  static final int PAGE = 50;

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final DateTimeFormatter FIELD =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);

  private final CallSearch search;
  private final CallCounts counts;
  private final Times times;
  private final Clock clock;

  /** Lists with times in the zone. */
  public CallLists(CallSearch search, CallCounts counts, Times times, Clock clock) {
    this.search = search;
    this.counts = counts;
    this.times = times;
    this.clock = clock;
  }

  Asked asked(Visit visit) {
    return Asked.of(
        visit.query(),
        visit.operator().personalData(),
        search,
        times,
        clock.instant(),
        visit.words());
  }

  Response page(Visit visit) {
    Asked asked = asked(visit);
    Words words = visit.words();
    boolean right = asked.faults().isEmpty();
    boolean quick = CallCounts.quick(asked.filter());
    boolean live = asked.query().get("live").isPresent();
    var page =
        new ListPage(
            visit.frame(words.say("title")),
            new Form(asked.query(), asked.faults()),
            visit.operator().personalData(),
            ranges(asked, words),
            right && quick && !live
                ? Optional.of(drawn(asked, words, histogram(asked).orElseThrow()))
                : Optional.empty(),
            right && !quick && !live ? asked.address(LogPages.ROOT + "/chart") : "",
            right ? list(visit, asked, live) : nothing(asked, words),
            exports(asked, words));
    return Html.page(right ? 200 : 422, "console/log/list.jte", page);
  }

  /** What came since the page was shown, for a page that follows the log; 204 where nothing did. */
  Response tail(Visit visit) {
    Asked asked = asked(visit);
    if (!asked.faults().isEmpty() || !visit.partial()) {
      return visit.redirect(asked.address(LogPages.ROOT, "live", "1"));
    }
    CallList list = list(visit, asked, true);
    String newest = list.rows().isEmpty() ? "" : list.rows().getFirst().id();
    return newest.equals(asked.query().get("since").orElse(""))
        ? Html.guarded(Response.empty(204), "default-src 'none'")
        : Html.page(200, "console/log/part.jte", list);
  }

  /** The chart where it must be counted, which may take a while. */
  Response chart(Visit visit) {
    Asked asked = asked(visit);
    Words words = visit.words();
    if (!asked.faults().isEmpty()) {
      return visit.redirect(asked.address(LogPages.ROOT));
    }
    Optional<ChartView> chart = histogram(asked).map(found -> drawn(asked, words, found));
    var page =
        new ChartPage(visit.frame(words.say("chart.title")), chart, asked.address(LogPages.ROOT));
    return Html.page(
        200, visit.partial() ? "console/log/chart.jte" : "console/log/charted.jte", page);
  }

  private Optional<Histogram> histogram(Asked asked) {
    return counts.histogram(asked.filter(), asked.range(), times.zone(), PATIENCE);
  }

  private ChartView drawn(Asked asked, Words words, Histogram histogram) {
    return ChartView.of(
        histogram,
        times,
        words,
        (from, until) ->
            LogPages.ROOT
                + "?"
                + asked
                    .bare()
                    .without("range")
                    .with("from", field(from))
                    .with("until", field(until))
                    .encoded());
  }

  private String field(Instant at) {
    return FIELD.format(LocalDateTime.ofInstant(at, times.zone()));
  }

  private CallList list(Visit visit, Asked asked, boolean live) {
    Optional<UUID> before = id(asked.query(), "before");
    Optional<UUID> after = before.isPresent() ? Optional.empty() : id(asked.query(), "after");
    Words words = visit.words();
    return switch (search.search(
        asked.filter(), asked.range(), new CallPage(before, after, PAGE))) {
      case Found.TooBroad() -> told(asked, words, words.say("too-broad"));
      case Found.Page page -> {
        List<LogRow> rows =
            page.calls().stream()
                .map(call -> LogRow.of(Shown.to(visit.operator(), call), times, words))
                .toList();
        yield new CallList(
            words,
            rows,
            newer(asked, page, rows, before.isPresent(), after.isPresent()),
            older(asked, page, rows, after.isPresent()),
            page.reached().map(at -> words.say("reached", times.exact(at))).orElse(""),
            live,
            tail(asked, rows),
            live ? asked.address(LogPages.ROOT) : asked.address(LogPages.ROOT, "live", "1"),
            live ? words.say("live.news", times.exact(clock.instant())) : "");
      }
    };
  }

  private static String tail(Asked asked, List<LogRow> rows) {
    String address = asked.address(LogPages.ROOT + "/tail", "live", "1");
    return rows.isEmpty() ? address : address + "&since=" + rows.getFirst().id();
  }

  private static String newer(
      Asked asked, Found.Page page, List<LogRow> rows, boolean before, boolean after) {
    if (after) {
      return page.next().map(id -> at(asked, "after", id.toString())).orElse("");
    }
    return before && !rows.isEmpty() ? at(asked, "after", rows.getFirst().id()) : "";
  }

  private static String older(Asked asked, Found.Page page, List<LogRow> rows, boolean after) {
    if (after) {
      return rows.isEmpty() ? "" : at(asked, "before", rows.getLast().id());
    }
    return page.next().map(id -> at(asked, "before", id.toString())).orElse("");
  }

  private static String at(Asked asked, String name, String id) {
    return asked.address(LogPages.ROOT, name, id);
  }

  private static CallList nothing(Asked asked, Words words) {
    return told(asked, words, "");
  }

  private static CallList told(Asked asked, Words words, String told) {
    return new CallList(
        words, List.of(), "", "", told, false, "", asked.address(LogPages.ROOT), "");
  }

  private static List<ListPage.Choice> ranges(Asked asked, Words words) {
    var choices = new ArrayList<ListPage.Choice>();
    for (String name : Asked.CHOICES.keySet()) {
      choices.add(range(asked, words, name));
    }
    choices.add(range(asked, words, Asked.ALL));
    return choices;
  }

  private static ListPage.Choice range(Asked asked, Words words, String name) {
    Query query = asked.bare().without("from").without("until").with("range", name);
    return new ListPage.Choice(
        words.say("range." + name),
        LogPages.ROOT + "?" + query.encoded(),
        asked.choice().equals(name));
  }

  private static List<ListPage.Choice> exports(Asked asked, Words words) {
    return List.of("csv", "ndjson").stream()
        .map(
            format ->
                new ListPage.Choice(
                    words.say("export." + format),
                    asked.address(LogPages.ROOT + "/export", "format", format),
                    false))
        .toList();
  }

  private static Optional<UUID> id(Query query, String name) {
    try {
      return query.get(name).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
