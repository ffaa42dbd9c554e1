package dev.postorder.order;

import dev.postorder.calllog.Call;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Creates orders and moves their states. */
public final class Orders {

  /**
   * The customer that a user creates orders for: the one with the given uid if the user has level 2
   * for it, else the first one, by id, for which he has level 2. Empty when there is none.
   */
  public OptionalLong owner(long userId, Optional<UUID> customerUid) {
    throw new UnsupportedOperationException();
  }

  /** Creates an order, in a transaction of its own. */
  public CreatedOrder create(Call call, NewOrder order) {
    throw new UnsupportedOperationException();
  }

  /** Creates an order in the caller's transaction. */
  public CreatedOrder create(Handle handle, Call call, NewOrder order) {
    throw new UnsupportedOperationException();
  }

  /** Creates or replaces an order of the carrier's own. */
  public CarrierOrderResult put(Handle handle, Call call, CarrierOrder order) {
    throw new UnsupportedOperationException();
  }

  /**
   * Moves an order to a state; a draft moved to {@code processing} is queued and numbered.
   *
   * @param number the orderID (13 digits) or the requestID
   */
  public StateResult move(Handle handle, Call call, String number, OrderState to) {
    throw new UnsupportedOperationException();
  }
}
