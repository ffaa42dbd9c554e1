package dev.postorder.notify;

/**
 * The pieces of the statements that tell of completed orders again. They read {@code target (n, id,
 * customer_id, request_id, state, order_number, told)}, where {@code id} is the call's and {@code
 * told} says whether the order is told of, and {@code setting (now, hook)}.
 */
final class RenotifySql {
  /** Into these columns. */
  static final String INTO =
      """
      insert into notification (customer_id, request_id, event, channel, role, recipient, host, language, schedule, data,
                                next_attempt_at, created_at, call_id, webhook_id, first_id)
      select customer_id, request_id, event, channel, role, recipient, host, language, schedule, data, at, at, call_id,
             webhook_id, first_id\
      """;

  /** Bound by {@code now} and {@code hook}. */
  static final String SETTING =
      """
      setting as (
        select :now::timestamptz as now, :hook::text as hook)\
      """;

  /** What webhooks are told of it. */
  static final String HOOKS =
      """
      select t.n, t.customer_id, t.request_id, s.hook as event, 'webhook' as channel, 'customer' as role, w.recipient,
             w.host, 'ru' as language, w.schedule,
             jsonb_build_object('requestID', t.request_id, 'orderID', t.order_number, 'state', t.state) as data,
             s.now as at, t.id as call_id, w.webhook_id, 0 as rank,
             (select min(n.id) from notification n
              where n.customer_id = t.customer_id and n.request_id = t.request_id
                and n.event = s.hook and n.webhook_id = w.webhook_id) as first_id
      from target t
      cross join setting s
      cross join %s as w
      where t.told and (w.event_types is null or s.hook = any(w.event_types))\
      """
          .formatted(Recipients.webhooks("t"));

  private RenotifySql() {}

  /**
   * Letters and SMS to these recipients, each linked to the first one of its role.
   *
   * @param recipients what joins {@code r (event, channel, role, recipient, language, rank)} to
   *     {@code t}
   */
  static String letters(String recipients) {
    return """
    select t.n, t.customer_id, t.request_id, r.event, r.channel, r.role, r.recipient, '' as host, r.language,
           r.channel as schedule, %s as data, s.now as at, t.id as call_id,
           null::integer as webhook_id, r.rank,
           (select coalesce(min(n.id) filter (where lower(n.recipient) = lower(r.recipient)), min(n.id))
            from notification n
            where n.customer_id = t.customer_id and n.request_id = t.request_id
              and n.event = r.event and n.role = r.role and n.channel = r.channel) as first_id
    from target t
    cross join setting s
    %s
    join notification_data l on l.customer_id = t.customer_id and l.request_id = t.request_id
    where t.told\
    """
        .formatted(OrderData.of("l"), recipients);
  }
}
