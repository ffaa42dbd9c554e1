package dev.postorder.multirequest;

import java.util.List;

/** What came of joining drafts (freight specification, section 4). */
public sealed interface JoinResult {
  /** All were joined and queued. */
  record Joined(int requestId) implements JoinResult {}

  /** Fewer than two distinct ids. */
  record TooFew() implements JoinResult {}

  /**
   * These are unknown, inaccessible, queued, joined already or from a terminal; as the client wrote
   * them.
   */
  record Unfit(List<String> ids) implements JoinResult {}

  /** The drafts belong to different customers. */
  record DifferentCustomers() implements JoinResult {}

  /** The drafts are picked up from different addresses. */
  record DifferentAddresses() implements JoinResult {}
}
