package dev.postorder.order;

import java.util.Collection;
import org.jdbi.v3.core.Handle;

/** Keeps the simulator away from orders. */
public final class Holds {
  private Holds() {}

  /** Holds orders for good: the simulator neither moves them nor decides their changes. */
  public static void hold(Handle handle, Collection<Integer> requestIds) {
    handle
        .createUpdate(
            """
            update orders o set held = true
              from order_directory d
             where d.request_id = any (:ids)
               and o.customer_id = d.customer_id and o.request_id = d.request_id\
            """)
        .bindArray("ids", Integer.class, requestIds.toArray())
        .execute();
  }
}
