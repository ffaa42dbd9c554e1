package dev.postorder.simulator;

import dev.postorder.simulator.CallFault.When;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads what goes wrong with calls. */
final class FaultReader {
  private static final int MOST_MILLIS = 300_000;

  private FaultReader() {}

  static CallFault read(Members fault) {
    fault.only("path", "share", "when", "latency", "status", "drop");
    Duration[] latency = latency(fault.object("latency"));
    OptionalInt status =
        fault.has("status")
            ? OptionalInt.of((int) fault.number("status", 503, 500, 599))
            : OptionalInt.empty();
    boolean drop = fault.flag("drop");
    if (drop && status.isPresent()) {
      fault.fault("drop", "a connection that is dropped has no status");
    }
    if (!drop && status.isEmpty() && !fault.has("latency")) {
      fault.fault("", "a fault has latency, status or drop");
    }
    return new CallFault(
        path(fault.text("path").orElse("*")),
        fault.share("share", 1),
        when(fault),
        latency[0],
        latency[1],
        status,
        drop);
  }

  private static Duration[] latency(Members latency) {
    latency.only("from", "to");
    double from = latency.number("from", 0, 0, MOST_MILLIS);
    double to = latency.number("to", from, 0, MOST_MILLIS);
    if (to < from) {
      latency.fault("to", "must not be less than from");
    }
    return new Duration[] {Duration.ofMillis((long) from), Duration.ofMillis((long) to)};
  }

  private static When when(Members fault) {
    String when = fault.text("when").orElse("before");
    if (!when.equals("before") && !when.equals("after")) {
      fault.fault("when", "must be before or after");
    }
    return when.equals("after") ? When.AFTER : When.BEFORE;
  }

  /** A star stands for anything. */
  private static Pattern path(String glob) {
    String[] parts = glob.toLowerCase(Locale.ROOT).split("\\*", -1);
    var regex = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      regex.append(i == 0 ? "" : ".*").append(Pattern.quote(parts[i]));
    }
    return Pattern.compile(regex.toString());
  }
}
