package dev.postorder.platform.batch;

import java.util.HashSet;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does pieces of background work one after the other, each in a transaction of its own. */
public final class Sweep {
  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
  private static final int MOST = 200;

  private Sweep() {}

  /**
   * Runs a piece of work until it finds nothing more, at most 200 times. One that fails is left
   * aside until the next sweep.
   *
   * @param work takes the next piece, adds its id to those that were seen, and does it; false when
   *     there is none
   */
  public static void run(Jdbi jdbi, String name, BiPredicate<Handle, Set<Long>> work) {
    var seen = new HashSet<Long>();
    boolean more = true;
    while (more && seen.size() < MOST) {
      int before = seen.size();
      try {
        more = jdbi.inTransaction(handle -> work.test(handle, seen));
      } catch (RuntimeException e) {
        LOG.warn("{} failed; it is tried again", name, e);
        more = seen.size() > before;
      }
    }
  }
}
