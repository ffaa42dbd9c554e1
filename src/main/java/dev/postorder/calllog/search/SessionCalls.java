package dev.postorder.calllog.search;

import dev.postorder.calllog.LoggedCall;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The calls of a session beside one of them.
 *
 * @param before up to so many older ones, the newest first
 * @param after up to so many newer ones, the newest first
 */
public record SessionCalls(List<LoggedCall> before, List<LoggedCall> after) {
  private static final SessionCalls NONE = new SessionCalls(List.of(), List.of());

  /** Those around a call; none where it has no session. */
  public static SessionCalls around(CallSearch search, LoggedCall call, int each) {
    if (call.trail().isEmpty()) {
      return NONE;
    }
    CallFilter session = CallFilter.of(Key.SESSION, call.trail().get());
    Range range = search.kept();
    return new SessionCalls(
        calls(search.search(session, range, CallPage.before(call.id(), each))),
        calls(search.search(session, range, CallPage.after(call.id(), each))));
  }

  /** The call before it. */
  public Optional<UUID> previous() {
    return before.stream().findFirst().map(LoggedCall::id);
  }

  /** The call after it. */
  public Optional<UUID> next() {
    return after.isEmpty() ? Optional.empty() : Optional.of(after.getLast().id());
  }

  private static List<LoggedCall> calls(Found found) {
    return found instanceof Found.Page page ? page.calls() : List.of();
  }
}
