package dev.postorder.crash;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * What was sent against what arrived.
 *
 * @param lost sent by the database, accepted by no receiver, or not sent at all
 * @param twice accepted more than once
 * @param unexplained accepted more often than its interrupted attempts explain
 * @param interrupted attempts that were under way at a kill
 * @param unaccounted deliveries that receivers saw and no attempt tells of
 * @param strangers what arrived and is in no outbox
 */
record OutboxReport(
    Map<String, OutboxContents.Row> rows,
    int lost,
    int twice,
    int unexplained,
    int interrupted,
    int unaccounted,
    long strangers,
    Duration took) {
  private static final List<String> CHANNELS = List.of("email", "sms", "webhook");
  private static final List<String> THERE = List.of("sent", "delivered");

  static OutboxReport of(
      Map<String, OutboxContents.Row> rows, Map<String, Arrivals.Seen> arrivals, Duration took) {
    int lost = 0;
    int twice = 0;
    int unexplained = 0;
    int interrupted = 0;
    int unaccounted = 0;
    for (var entry : rows.entrySet()) {
      OutboxContents.Row row = entry.getValue();
      var seen = Optional.ofNullable(arrivals.get(entry.getKey())).orElse(new Arrivals.Seen(0, 0));
      boolean there = THERE.contains(row.state()) && seen.accepted() > 0;
      int again = Math.max(0, seen.accepted() - 1);
      lost += there ? 0 : 1;
      twice += again;
      unexplained += Math.max(0, again - row.interrupted());
      interrupted += row.interrupted();
      unaccounted += Math.max(0, seen.deliveries() - row.attempts());
    }
    long strangers = arrivals.keySet().stream().filter(key -> !rows.containsKey(key)).count();
    return new OutboxReport(
        rows, lost, twice, unexplained, interrupted, unaccounted, strangers, took);
  }

  /** Whether all arrived, and twice only what a kill explains. */
  boolean holds(int count, int kills) {
    int most = kills * OutboxCrash.IN_FLIGHT * CHANNELS.size();
    return rows.size() == count
        && lost == 0
        && unexplained == 0
        && unaccounted == 0
        && strangers == 0
        && interrupted <= most;
  }

  /** A table for people. */
  String table() {
    var table = new StringBuilder("channel   notifications  attempts  interrupted  delivered\n");
    for (String channel : CHANNELS) {
      table.append(
          "%-9s %13d %9d %12d %10d%n"
              .formatted(
                  channel,
                  sum(channel, row -> 1),
                  sum(channel, OutboxContents.Row::attempts),
                  sum(channel, OutboxContents.Row::interrupted),
                  sum(channel, row -> row.state().equals("delivered") ? 1 : 0)));
    }
    return table
        + "lost %d, accepted twice %d (not explained by a kill: %d), not accounted for %d, strangers %d, %d s"
            .formatted(lost, twice, unexplained, unaccounted, strangers, took.toSeconds());
  }

  private int sum(String channel, ToIntFunction<OutboxContents.Row> figure) {
    return rows.values().stream()
        .filter(row -> row.channel().equals(channel))
        .mapToInt(figure)
        .sum();
  }
}
