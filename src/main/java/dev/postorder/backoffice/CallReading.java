package dev.postorder.backoffice;

import dev.postorder.access.Trails;
import dev.postorder.calllog.search.CallCounts;
import dev.postorder.calllog.search.CallFinder;
import dev.postorder.calllog.search.CallSearch;
import dev.postorder.change.CallEffects;
import dev.postorder.notify.Deliveries;
import java.time.Clock;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/** What reads the call log, and what calls caused. */
public record CallReading(
    CallSearch search,
    CallFinder finder,
    CallCounts counts,
    CallEffects effects,
    Deliveries deliveries,
    Trails trails) {

  /**
   * All of it over one database.
   *
   * @param retention how long calls are kept
   * @param mailDomain that of the Message-IDs
   */
  public static CallReading of(Jdbi jdbi, Clock clock, Duration retention, String mailDomain) {
    return new CallReading(
        new CallSearch(jdbi, clock, retention),
        new CallFinder(jdbi),
        new CallCounts(jdbi),
        new CallEffects(jdbi),
        new Deliveries(jdbi, mailDomain),
        new Trails(jdbi));
  }
}
