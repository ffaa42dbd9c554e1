package dev.postorder.calllog.search;

import dev.postorder.calllog.LoggedCall;
import dev.postorder.platform.ids.TimeOrderedId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Finds a call by its id, which tells when it was. */
public final class CallFinder {
  private static final String ONE =
      "select "
          + CallStore.COLUMNS
          + ", x.request, x.answer\nfrom call c\n"
          + CallStore.AROUND
          + "where c.id = :id and c.at between :oldest and :newest";

  private final Jdbi jdbi;

  /** Looks in this database. */
  public CallFinder(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A call with its bodies. */
  public Optional<LoggedCall> find(UUID id) {
    Instant at = TimeOrderedId.time(id);
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(ONE)
                .bind("id", id)
                .bind("oldest", at.minusMillis(1))
                .bind("newest", at.plusMillis(1))
                .mapTo(LoggedCall.class)
                .findOne());
  }
}
