package dev.postorder.platform.database;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Tells a database that is away for a while from one that refuses a statement. */
public final class Outage {
  /** Classes of SQLSTATE: connection, rolled back because of others, resources, not now, system. */
  private static final Set<String> PASSES = Set.of("08", "40", "53", "55", "57", "58");

  /** Read-only, as the node that was the first is after another took over. */
  private static final String READ_ONLY = "25006";

  private Outage() {}

  /** Whether the same may succeed later, without anything of it being changed. */
  public static boolean causes(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        String state = sql.getSQLState();
        return sql instanceof SQLTransientException
            || state == null
            || state.equals(READ_ONLY)
            || PASSES.contains(state.substring(0, Math.min(2, state.length())));
      }
    }
    return false;
  }
}
