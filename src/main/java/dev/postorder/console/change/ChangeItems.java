package dev.postorder.console.change;

import dev.postorder.change.ChangeView;
import dev.postorder.console.Actor;
import dev.postorder.console.Times;
import dev.postorder.console.Words;
import dev.postorder.notify.template.ChangeRows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Puts change requests into words. */
record ChangeItems(Clock clock, Times times) {

  ChangeItem of(ChangeView change, Words words, Set<Long> kept) {
    return new ChangeItem(
        change,
        change.type().title(words.language()),
        change.orderNumber().orElseGet(() -> String.valueOf(change.requestId())),
        times.moment(change.createdAt(), words),
        age(change.createdAt(), words),
        change.requestedBy().orElseGet(() -> words.say("office")),
        change.decidedAt().stream()
            .map(at -> new ChangeItem.Decided(by(change, words), times.moment(at, words)))
            .toList(),
        ChangeRows.of(change.type().code(), change.before(), change.after(), words.language()),
        kept.contains(change.id()));
  }

  private static String by(ChangeView change, Words words) {
    String by = change.decidedBy().orElse("");
    return by.equals("policy") ? words.say("policy") : Actor.said(by, words);
  }

  /** In minutes, hours or days. */
  String age(Instant since, Words words) {
    Duration age = Duration.between(since, clock.instant());
    if (age.toHours() < 1) {
      return words.say("age.minutes", Math.max(0, age.toMinutes()));
    }
    return age.toDays() < 2
        ? words.say("age.hours", age.toHours())
        : words.say("age.days", age.toDays());
  }

  List<ChangeItem> of(List<ChangeView> changes, Words words, Set<Long> kept) {
    return changes.stream().map(change -> of(change, words, kept)).toList();
  }
}
