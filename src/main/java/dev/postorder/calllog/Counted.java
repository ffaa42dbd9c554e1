package dev.postorder.calllog;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts calls by minute, method, source and outcome. Callers may invent names of methods: those
 * past the first two thousand are counted together, under no name, unless such a call succeeds.
 */
final class Counted {
  private static final int NAMES = 2000;

  private final Set<String> names = ConcurrentHashMap.newKeySet();

  /** What is counted together. */
  record Kind(Instant minute, String message, String source, String outcome) {}

  /** So many calls of a kind. */
  record Count(Kind kind, long calls) {}

  /** Counts rows, and the calls of jobs whose rows their own transactions wrote. */
  List<Count> of(Collection<ClosedCall> rows, Collection<Call> jobs) {
    Map<Kind, Long> counts = new HashMap<>();
    rows.forEach(row -> counts.merge(kind(row.call(), row.outcome()), 1L, Long::sum));
    jobs.forEach(job -> counts.merge(kind(job, Outcome.OK), 1L, Long::sum));
    var all = new ArrayList<Count>();
    counts.forEach((kind, calls) -> all.add(new Count(kind, calls)));
    return all;
  }

  private Kind kind(Call call, Outcome outcome) {
    return new Kind(
        call.at().truncatedTo(ChronoUnit.MINUTES),
        name(call.message(), outcome),
        call.source().code(),
        outcome.code());
  }

  private String name(String message, Outcome outcome) {
    boolean own = names.contains(message) || names.size() < NAMES || outcome == Outcome.OK;
    if (own) {
      names.add(message);
    }
    return own ? message : "";
  }
}
