package dev.postorder.calllog.search;

import dev.postorder.platform.ids.TimeOrderedId;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Looks calls up, the newest first. Their ids sort by time. */
public final class CallSearch {
  /** How long a search may take before it says how far it came. */
  static final Duration PATIENCE = Duration.ofSeconds(4);

  private static final String CANCELLED = "57014";
  private static final Duration BY_INDEX = Duration.ofDays(1);
  private static final Duration ONE_BY_ONE = Duration.ofMinutes(30);

  /** How much longer each piece is that is looked at; few calls are found in few steps. */
  private static final int FEW_STEPS = 8;

  private static final int MANY_STEPS = 2;

  private final CallStore store;
  private final Names names;
  private final Clock clock;
  private final Duration retention;

  /** Looks in this database, as far back as calls are kept. */
  public CallSearch(Jdbi jdbi, Clock clock, Duration retention) {
    this.store = new CallStore(jdbi);
    this.names = new Names(jdbi);
    this.clock = clock;
    this.retention = retention;
  }

  /** All that is kept, and what comes within the next minute. */
  public Range kept() {
    Instant now = clock.instant();
    LocalDate first = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(retention.toDays());
    return new Range(first.atStartOfDay(ZoneOffset.UTC).toInstant(), now.plusSeconds(60));
  }

  /** What is wrong with looking for this within a range. */
  public List<Fault> faults(CallFilter filter, Range range) {
    boolean broad = filter.text() && range.length().compareTo(Range.DAY) > 0;
    return broad
        ? List.of(new Fault(Fault.Kind.ONE_DAY, filter.wanted(Key.TEXT).getFirst()))
        : List.of();
  }

  /**
   * A page of calls.
   *
   * @throws IllegalArgumentException text is looked for in more than a day
   */
  public Found search(CallFilter filter, Range range, CallPage page) {
    if (!faults(filter, range).isEmpty()) {
      throw new IllegalArgumentException("text is searched for within one day");
    }
    Conditions conditions = Conditions.of(filter, names);
    return conditions.impossible()
        ? new Found.Page(List.of(), Optional.empty(), Optional.empty())
        : new Search(conditions, filter, range, page).run();
  }

  /** The methods that were called since the oldest day that is kept, in order. */
  public List<String> messages() {
    return names.all();
  }

  /** One search under way. */
  private final class Search {
    private final Conditions conditions;
    private final CallPage page;
    private final List<String> statements;
    private final boolean settled;
    private final Windows windows;
    private final long end = System.nanoTime() + PATIENCE.toNanos();
    private final List<CallStore.Name> found = new ArrayList<>();
    private boolean stepped;

    Search(Conditions conditions, CallFilter filter, Range range, CallPage page) {
      this.conditions = conditions;
      this.page = page;
      var sql = new CallSql(conditions, filter);
      boolean newestFirst = page.after().isEmpty();
      settled = sql.settled();
      statements =
          sql.byWords()
              ? List.of(sql.glance(newestFirst), sql.words(newestFirst))
              : List.of(sql.ids(newestFirst));
      Instant from = page.after().map(TimeOrderedId::time).orElse(range.from());
      Instant until =
          page.before().map(id -> TimeOrderedId.time(id).plusMillis(1)).orElse(range.until());
      var wanted =
          new Range(
              from.isAfter(range.from()) ? from : range.from(),
              until.isBefore(range.until()) ? until : range.until());
      Duration first =
          sql.byWords() ? Range.DAY.plusDays(1) : sql.indexed() ? BY_INDEX : ONE_BY_ONE;
      windows =
          new Windows(wanted, newestFirst, first, conditions.narrow() ? FEW_STEPS : MANY_STEPS);
    }

    Found run() {
      Optional<Range> window = windows.next();
      Instant reached = windows.reached();
      while (window.isPresent() && found.size() <= page.limit()) {
        if (!look(window.get())) {
          return stepped ? unfinished(reached) : new Found.TooBroad();
        }
        stepped = true;
        reached = windows.reached();
        window = windows.next();
      }
      boolean more = found.size() > page.limit();
      List<CallStore.Name> names = more ? found.subList(0, page.limit()) : found;
      return page(
          names, more ? Optional.of(names.getLast().id()) : Optional.empty(), Optional.empty());
    }

    private Found unfinished(Instant reached) {
      return page(found, Optional.of(TimeOrderedId.first(reached)), Optional.of(reached));
    }

    private Found page(List<CallStore.Name> names, Optional<UUID> next, Optional<Instant> reached) {
      return new Found.Page(store.rows(names), next, reached);
    }

    /** Whether the window was looked through in time. */
    private boolean look(Range window) {
      int wanted = page.limit() + 1 - found.size();
      try {
        List<CallStore.Name> names = ids(statements.getFirst(), window, wanted);
        boolean enough = names.size() == wanted || statements.size() == 1;
        found.addAll(enough ? names : ids(statements.getLast(), window, wanted));
        return true;
      } catch (JdbiException e) {
        if (e.getCause() instanceof SQLException cause && CANCELLED.equals(cause.getSQLState())) {
          return false;
        }
        throw e;
      }
    }

    private List<CallStore.Name> ids(String statement, Range window, int wanted) {
      long left = Math.max(1, (end - System.nanoTime()) / 1_000_000);
      return store.ids(statement, conditions.values(), settled, window, page, wanted, left);
    }
  }
}
