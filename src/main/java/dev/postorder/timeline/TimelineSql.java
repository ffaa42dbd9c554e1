package dev.postorder.timeline;

/**
 * The statements behind a timeline, one for each kind. Each gives the newest entries after a place:
 * {@code :at}, and of those at that very moment what {@code :tie} says: none ({@code none}), all
 * ({@code all}), or those with a key before {@code :key} ({@code key}).
 */
final class TimelineSql {
  private TimelineSql() {}

  private static String after(String at, String key, String type) {
    return """
    %1$s <= :at and (%1$s < :at or :tie = 'all' or (:tie = 'key' and %2$s < :key::%3$s)) is true\
    """
        .formatted(at, key, type);
  }

  static final String CALLS =
      """
      select c.id, c.at, c.source, c.message, c.trail, u.login, c.outcome, c.note, c.ip,
             coalesce(c.status, (select x.status from call_exchange x where x.call_id = c.id and x.at = c.at)) as status
      from (
        select k.* from call k
        where k.request_id = :request and (k.message = any (:documents::text[])) is %s and %s
        order by k.at desc, k.id desc
        limit :limit) c
      left join app_user u on u.id = c.user_id
      order by c.at desc, c.id desc
      """;

  static String calls(boolean documents) {
    return CALLS.formatted(documents, after("k.at", "k.id", "uuid"));
  }

  static final String MULTI_REQUESTS =
      """
      select m.request_id, m.created_at as at, u.login, m.call_id,
             (select count(*) from multi_request_order n
               where n.customer_id = m.customer_id and n.request_id = m.request_id) as orders
      from multi_request_order j
      join multi_request m on m.customer_id = j.customer_id and m.request_id = j.request_id
      join app_user u on u.id = m.created_by
      where j.customer_id = :customer and j.order_request_id = :request and %s
      order by at desc limit :limit
      """
          .formatted(after("m.created_at", "m.request_id", "bigint"));

  static final String CHANGES =
      """
      select h.id, e.decision, e.at, h.type, h.status, h.before, h.after, h.reason, u.login, h.decided_by,
             case when e.decision then h.decided_call_id else h.call_id end as call_id,
             h.decided_at = h.created_at as at_once
      from change_request h
      left join app_user u on u.id = h.requested_by
      cross join lateral (
        values (false, h.id * 2, h.created_at),
               (true, h.id * 2 + 1, nullif(h.decided_at, h.created_at))) as e (decision, key, at)
      where h.customer_id = :customer and h.request_id = :request and e.at is not null and %s
      order by e.at desc, e.key desc limit :limit
      """
          .formatted(after("e.at", "e.key", "bigint"));

  /** A draft's first state is written nowhere but in the order. */
  static final String STATES =
      """
      select s.id, s.at, s.state, s.login, s.call_id
      from (
        select t.id, t.at, t.state, null as login, t.call_id
        from order_state_change t where t.customer_id = :customer and t.request_id = :request
        union all
        select 0, o.created_at, 'draft', u.login, null
        from orders o left join app_user u on u.id = o.created_by
        where o.customer_id = :customer and o.request_id = :request and not o.in_order) s
      where %s
      order by s.at desc, s.id desc limit :limit
      """
          .formatted(after("s.at", "s.id", "bigint"));

  static final String NOTIFICATIONS =
      """
      select n.id, n.created_at as at, n.event, n.channel, n.role, n.recipient, n.state, n.subject, n.first_id,
             case when n.state = 'queued' then n.next_attempt_at end as next_attempt_at, n.call_id,
             (select coalesce(jsonb_agg(jsonb_build_object('attempt', a.attempt, 'at', a.at, 'duration', a.duration_us,
                                                           'outcome', a.outcome, 'answer', a.answer)
                                        order by a.attempt), '[]')
                from delivery_attempt a
               where a.customer_id = n.customer_id and a.notification_id = n.id) as attempts,
             (select coalesce(jsonb_agg(jsonb_build_object('at', r.at, 'outcome', r.outcome, 'detail', r.detail)
                                        order by r.id), '[]')
                from delivery_report r
               where r.customer_id = n.customer_id and r.notification_id = n.id) as reports
      from (
        select f.* from notification f
        where f.customer_id = :customer and f.request_id = :request and %s
        order by f.created_at desc, f.id desc
        limit :limit) n
      order by n.created_at desc, n.id desc
      """
          .formatted(after("f.created_at", "f.id", "bigint"));

  /** Who called; a call is in the partition of the time in its id. */
  static final String CALLERS =
      """
      select c.id, c.message, c.trail, u.login
      from unnest(:ids::uuid[], :froms::timestamptz[], :untils::timestamptz[]) as q (id, from_at, until_at)
      join call c on c.id = q.id and c.at between q.from_at and q.until_at
      left join app_user u on u.id = c.user_id
      """;
}
