package dev.postorder.access;

import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The customers that a user acts for, and which of them is his session's current one (freight
 * specification, section 3). It is read from the database each time, so that a choice made on one
 * node holds on all nodes at once.
 */
public final class Counteragents {
  private final Jdbi jdbi;
  private final CallLog callLog;

  /** Puts them over a database. */
  public Counteragents(Jdbi jdbi, CallLog callLog) {
    this.jdbi = jdbi;
    this.callLog = callLog;
  }

  /**
   * The session's current customer: the one that was chosen, while the user has a level of 1 or
   * more for it, and none once he has not; else the first one by id with level 2; else the first
   * with any level but 0.
   */
  public Optional<Current> current(Session session) {
    return jdbi.withHandle(handle -> current(handle, session));
  }

  /** As {@link #current(Session)}, in the caller's transaction. */
  public Optional<Current> current(Handle handle, Session session) {
    return CounteragentStore.current(handle, session.trail());
  }

  /** All of the user's customers that are not disabled, by id, those with level 0 too. */
  public List<Counteragent> of(Session session) {
    return jdbi.withHandle(handle -> of(handle, session));
  }

  private static List<Counteragent> of(Handle handle, Session session) {
    long current =
        CounteragentStore.current(handle, session.trail()).map(Current::customerId).orElse(0L);
    Map<Long, List<String>> sharedTo = CounteragentStore.sharedTo(handle, session.userId());
    return CounteragentStore.customers(handle, session.userId()).stream()
        .map(
            mandate ->
                new Counteragent(
                    mandate.customer(),
                    mandate.level(),
                    mandate.customer().id() == current,
                    sharedTo.getOrDefault(mandate.customer().id(), List.of())))
        .toList();
  }

  /**
   * Makes a customer the session's current one; the call's row in the same transaction. To do it
   * twice is to do it once.
   *
   * @return false when there is none with this uid for which the user has a level of 1 or more
   */
  public boolean choose(Call call, Session session, UUID uid) {
    return jdbi.inTransaction(
        handle -> {
          boolean chosen = CounteragentStore.choose(handle, session.trail(), uid);
          if (chosen) {
            callLog.trail(handle, call, Optional.of("cauid " + uid));
          }
          return chosen;
        });
  }
}
