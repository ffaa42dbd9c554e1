package dev.postorder.notify;

/** What a notification says of its order and of a change, as its column {@code data}. */
public final class OrderData {
  /**
   * The data of {@code notification n} to be rendered or shown: of a letter or SMS about a change
   * with {@code "change":{"type","reason","before","after"}}, as the change request has them.
   */
  public static final String TOLD =
      """
      coalesce(
        (select n.data || jsonb_build_object('change', jsonb_build_object(
                  'type', c.type, 'reason', coalesce(c.reason, ''), 'before', c.before, 'after', c.after))
         from change_request c
         where c.customer_id = n.customer_id and c.request_id = n.request_id and c.id = n.change_id),
        n.data)\
      """;

  private OrderData() {}

  /**
   * The expression for the column {@code data}, formed by the statement that queues it: {@code
   * {"orderNumber","requestId","state","pickup","delivery","sender","receiver","payer"}}, the state
   * as its code, the parties by their names, null where nothing is known.
   *
   * @param order the alias of a table with the columns of the view {@code notification_data}:
   *     {@code order_number, request_id, state, pickup, delivery, sender, receiver, payer}
   */
  public static String of(String order) {
    return """
    jsonb_object(
      '{orderNumber, requestId, state, pickup, delivery, sender, receiver, payer}',
      array[%1$s.order_number, %1$s.request_id::text, %1$s.state, %1$s.pickup, %1$s.delivery, %1$s.sender,
            %1$s.receiver, %1$s.payer])\
    """
        .formatted(order);
  }
}
