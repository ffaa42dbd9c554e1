package dev.postorder.change;

import dev.postorder.calllog.Call;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/** Files, decides and tells changes of orders. */
public final class Changes {

  /** Changes contacts; carried in one commit together with other waiting changes. */
  public ContactChangeResult changeContacts(Call call, ContactChange change) {
    throw new UnsupportedOperationException();
  }

  /** Changes contacts in the caller's transaction. */
  public ContactChangeResult changeContacts(Handle handle, Call call, ContactChange change) {
    throw new UnsupportedOperationException();
  }

  /**
   * The history of an order that the user may see (level 2 or 3); empty when there is none such.
   */
  public Optional<History> history(long userId, String orderNumber) {
    throw new UnsupportedOperationException();
  }

  /** Files a change request of any type from the back office, to be decided. */
  public long file(
      Handle handle, Call call, long customerId, int requestId, ChangeType type, JsonNode after) {
    throw new UnsupportedOperationException();
  }

  /**
   * Decides a change request; an approved one is applied in the same transaction.
   *
   * @param decidedBy the operator or key, for the history
   * @param reason shown when it is declined
   */
  public DecisionResult decide(
      Handle handle,
      Call call,
      long changeId,
      boolean approve,
      Optional<String> reason,
      String decidedBy) {
    throw new UnsupportedOperationException();
  }
}
