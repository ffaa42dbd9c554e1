package dev.postorder.order.search;

import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The filters that operators and API keys have saved, each for himself. */
public final class SavedFilters {
  /** The longest name. */
  public static final int LONGEST_NAME = 100;

  /** The longest search. */
  public static final int LONGEST_QUERY = 2_000;

  /** How many an operator may have. */
  public static final int MOST = 50;

  private final Jdbi jdbi;
  private final Clock clock;
  private final CallLog callLog;

  /** Keeps them in this database. */
  public SavedFilters(Jdbi jdbi, Clock clock, CallLog callLog) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.callLog = callLog;
  }

  /** An operator's own, by name. */
  public List<SavedFilter> of(String operator) {
    return jdbi.withHandle(handle -> SavedFilterStore.list(handle, operator));
  }

  /** Saves one, in place of one of the same name; false: he has too many. */
  public boolean save(Call call, String operator, SavedFilter filter) {
    return jdbi.inTransaction(handle -> save(handle, call, operator, filter));
  }

  /** As above, in the caller's transaction. */
  public boolean save(Handle handle, Call call, String operator, SavedFilter filter) {
    boolean saved = SavedFilterStore.save(handle, operator, filter, clock.instant(), MOST);
    if (saved) {
      callLog.trail(handle, call, Optional.of(filter.name()));
    }
    return saved;
  }

  /** Forgets one; one that is not there is forgotten already. */
  public void forget(Call call, String operator, String name) {
    jdbi.useTransaction(handle -> forget(handle, call, operator, name));
  }

  /** As above, in the caller's transaction; false: it was not there. */
  public boolean forget(Handle handle, Call call, String operator, String name) {
    callLog.trail(handle, call, Optional.of(name));
    return SavedFilterStore.forget(handle, operator, name);
  }

  /** Whether a text may be the name of one. */
  public static boolean isName(String text) {
    return !text.isBlank()
        && text.length() <= LONGEST_NAME
        && text.chars().noneMatch(Character::isISOControl);
  }
}
