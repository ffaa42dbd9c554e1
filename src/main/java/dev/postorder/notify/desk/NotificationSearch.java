package dev.postorder.notify.desk;

import dev.postorder.calllog.LoggedCall;
import dev.postorder.calllog.search.CallFinder;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Finds notifications. What no index leads to is refused, so that millions cost no more. */
public final class NotificationSearch {
  private final Jdbi jdbi;
  private final Clock clock;
  private final CallFinder calls;

  /** Looks in this database. */
  public NotificationSearch(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.calls = new CallFinder(jdbi);
  }

  /** A page of notifications, the newest first. */
  public Found search(NotificationQuery query) {
    if (!query.served(clock.instant())) {
      return new Found.TooBroad();
    }
    return jdbi.inTransaction(handle -> SearchStore.search(handle, query))
        .<Found>map(entries -> page(entries, query.limit()))
        .orElseGet(Found.TooBroad::new);
  }

  private static Found.Page page(List<NotificationEntry> entries, int limit) {
    boolean more = entries.size() > limit;
    return new Found.Page(more ? entries.subList(0, limit) : entries, more);
  }

  /** All of one. */
  public Optional<NotificationDetails> find(NotificationId name) {
    return jdbi.withHandle(handle -> DetailStore.find(handle, name)).map(this::withCall);
  }

  private NotificationDetails withCall(NotificationDetails found) {
    Optional<LoggedCall> call = calls.find(found.entry().callId());
    return new NotificationDetails(
        found.entry(),
        found.schedule(),
        found.data(),
        found.text(),
        found.attempts(),
        found.reports(),
        found.again(),
        call.map(LoggedCall::message),
        call.flatMap(LoggedCall::trail));
  }
}
