package dev.postorder.notify;

/** What a notification says of its order, formed by the statement that queues it. */
public final class OrderData {
  private OrderData() {}

  /**
   * The expression for the column {@code data}.
   *
   * @param order the alias of a table with the columns of the view {@code notification_data}:
   *     {@code order_number, request_id, state, pickup, delivery, sender, receiver, payer}
   * @param more further members, {@code 'name', value}
   */
  public static String of(String order, String more) {
    return """
    jsonb_build_object(
      'orderNumber', %1$s.order_number, 'requestId', %1$s.request_id, 'state', %1$s.state,
      'pickup', %1$s.pickup, 'delivery', %1$s.delivery,
      'sender', jsonb_build_object('name', %1$s.sender), 'receiver', jsonb_build_object('name', %1$s.receiver),
      'payer', jsonb_build_object('name', %1$s.payer), %2$s)\
    """
        .formatted(order, more);
  }
}
