package dev.postorder.order;

import dev.postorder.calllog.Call;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Told, in the transaction that does it, what happens to orders. */
@FunctionalInterface
public interface OrderEvents {
  /** These orders of one customer have just come to a state. */
  void reached(
      Handle handle, Call call, OrderState state, long customerId, List<Integer> requestIds);
}
