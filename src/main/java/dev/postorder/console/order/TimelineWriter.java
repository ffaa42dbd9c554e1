package dev.postorder.console.order;

import dev.postorder.console.Actor;
import dev.postorder.console.Section;
import dev.postorder.console.Times;
import dev.postorder.console.Tone;
import dev.postorder.console.Words;
import dev.postorder.console.notification.NotificationRow;
import dev.postorder.console.order.TimelineLine.Attempt;
import dev.postorder.notify.template.ChangeRows;
import dev.postorder.timeline.Entry;
import dev.postorder.timeline.What;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says entries of a timeline in words. */
final class TimelineWriter {
  private final Times times;
  private final Words words;

  TimelineWriter(Times times, Words words) {
    this.times = times;
    this.words = words;
  }

  TimelineLine line(Entry entry) {
    Told told = told(entry);
    return new TimelineLine(
        entry.kind().code(),
        words.say("kind." + entry.kind().code()),
        told.tone(),
        times.moment(entry.at(), words),
        told.title(),
        told.link(),
        told.state(),
        told.note(),
        entry.actor().map(actor -> Actor.said(actor, words)).orElse(""),
        entry.call().map(id -> "/console/log/" + id).orElse(""),
        entry.message().orElse(""),
        entry.trail().map(trail -> "/console/log?session=" + trail).orElse(""),
        entry.trail().orElse(""),
        told.fields(),
        told.attempts());
  }

  /** What the kinds differ in. */
  private record Told(
      String tone,
      String title,
      String link,
      String state,
      String note,
      List<ChangeRows.Row> fields,
      List<Attempt> attempts) {
    static Told plain(String tone, String title, String link, String state, String note) {
      return new Told(tone, title, link, state, note, List.of(), List.of());
    }
  }

  private Told told(Entry entry) {
    return switch (entry.what()) {
      case What.Called called ->
          Told.plain(
              Tone.of(called.outcome()),
              entry.message().orElse(""),
              entry.call().map(id -> "/console/log/" + id).orElse(""),
              words.say("outcome." + called.outcome()),
              Stream.of(
                      called.note(), called.status().map(String::valueOf), Optional.of(called.ip()))
                  .flatMap(Optional::stream)
                  .filter(text -> !text.isEmpty())
                  .reduce((one, other) -> one + " · " + other)
                  .orElse(""));
      case What.Joined joined ->
          Told.plain(
              "info",
              words.say("joined", String.valueOf(joined.multiRequestId())),
              "/console/multirequests/" + joined.multiRequestId(),
              "",
              words.say("joined.orders", joined.orders()));
      case What.Filed filed ->
          new Told(
              Tone.of(filed.status().code()),
              words.say("filed", filed.type().title(words.language())),
              change(filed.id()),
              words.say("status." + filed.status().code()),
              filed.atOnce() ? words.say("filed.at-once") : "",
              ChangeRows.of(filed.type().code(), filed.before(), filed.after(), words.language()),
              List.of());
      case What.Decided decided ->
          Told.plain(
              Tone.of(decided.status().code()),
              words.say(
                  "decided." + decided.status().code(), decided.type().title(words.language())),
              change(decided.id()),
              "",
              decided.reason().map(reason -> words.say("reason", reason)).orElse(""));
      case What.Reached reached ->
          Told.plain(
              Tone.of(reached.state().code()), reached.state().title(words.language()), "", "", "");
      case What.Told notification -> notification(notification);
    };
  }

  private static String change(long id) {
    return "/console/changes/" + id;
  }

  private Told notification(What.Told told) {
    String again = told.again().isPresent() ? words.say("again") : "";
    String next =
        told.nextAttemptAt()
            .map(at -> words.say("next", times.moment(at, words).brief()))
            .orElse("");
    return new Told(
        Tone.of(told.state()),
        told.subject()
            .filter(subject -> !subject.isEmpty())
            .orElseGet(
                () ->
                    NotificationRow.event(
                        told.event(), Words.of(Section.NOTIFICATIONS, words.language()))),
        "/console/notifications/" + told.id(),
        words.say("sending." + told.state()),
        Stream.of(
                words.say("channel." + told.channel()),
                words.say("role.of." + told.role()),
                told.recipient(),
                again,
                next)
            .filter(text -> !text.isEmpty())
            .reduce((one, other) -> one + " · " + other)
            .orElse(""),
        List.of(),
        Stream.concat(
                told.attempts().stream()
                    .map(
                        tried ->
                            new Attempt(
                                times.moment(tried.at(), words),
                                words.say("sending." + tried.outcome()),
                                Tone.of(tried.outcome()),
                                tried.answer())),
                told.reports().stream()
                    .map(
                        report ->
                            new Attempt(
                                times.moment(report.at(), words),
                                words.say("sending." + report.outcome()),
                                Tone.of(report.outcome()),
                                report.detail())))
            .toList());
  }
}
