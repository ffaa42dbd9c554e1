package dev.postorder.change;

import dev.postorder.platform.health.Status;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** How many change requests wait for a decision, and since when. */
public final class UndecidedChanges {
  private static final String SUM =
      "select count(*) as count, min(created_at) as oldest from change_request where status ="
          + " 'in_progress'";

  private final Jdbi jdbi;

  /** Of this database. */
  public UndecidedChanges(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  private record Row(long count, Optional<Instant> oldest) {}

  /** How it is now. */
  public Status.Undecided now() {
    Row row = jdbi.withHandle(handle -> handle.createQuery(SUM).mapTo(Row.class).one());
    return new Status.Undecided(row.count(), row.oldest());
  }
}
