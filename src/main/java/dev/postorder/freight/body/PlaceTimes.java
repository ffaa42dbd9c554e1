package dev.postorder.freight.body;

import dev.postorder.freight.wire.Fields;
import java.time.LocalTime;
import java.util.Optional;

/** Checks the hours at a place: {@code time} of delivery.derival and delivery.arrival. */
final class PlaceTimes {
  private PlaceTimes() {}

  static void check(Fields time) {
    span(time, "worktimeStart", "worktimeEnd");
    span(time, "breakStart", "breakEnd");
    time.flag("exactTime");
  }

  private static void span(Fields time, String from, String to) {
    Optional<LocalTime> start = Checks.time(time, from);
    Optional<LocalTime> end = Checks.time(time, to);
    if (start.isPresent() && end.isPresent() && !start.get().isBefore(end.get())) {
      time.faults().limit("Конец периода не позже его начала", time.path(to));
    }
  }
}
