package dev.postorder.multirequest;

import dev.postorder.calllog.Call;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Joins drafts into multi-requests. */
public final class MultiRequests {

  /** Joins drafts in a transaction of its own. */
  public JoinResult join(
      Call call, long userId, List<String> requestIds, Optional<String> comment) {
    throw new UnsupportedOperationException();
  }

  /**
   * Joins drafts in the caller's transaction, which is to be rolled back unless they were joined.
   */
  public JoinResult join(
      Handle handle, Call call, long userId, List<String> requestIds, Optional<String> comment) {
    throw new UnsupportedOperationException();
  }
}
