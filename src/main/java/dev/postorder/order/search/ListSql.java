package dev.postorder.order.search;

import dev.postorder.order.search.ListQuery.Sort;

/**
 * The statements of lists. Each reads one index per customer, as far as it has to, and merges:
 * plans are fixed for all parameters ({@code plan_cache_mode}), so a text has to leave no choice.
 * That is why conditions that must not choose the index stand in {@code (…) is true}.
 */
final class ListSql {
  private ListSql() {}

  private static final String MINE =
      """
      mine as (select a.customer_id from access a where a.user_id = :user and a.level >= 2)\
      """;

  /**
   * A page of all orders: the day by the sums of days, then the index from the end of that day. The
   * last page is read from the other end, as what is left.
   */
  static final String ALL =
      """
      with %s,
      days as (
        select d.day, sum(d.orders)::bigint as orders
        from mine m join order_day d on d.customer_id = m.customer_id
        group by d.day),
      summed as (
        select day, (sum(orders) over (order by day desc))::bigint as upto, orders from days),
      total as (select coalesce(sum(orders), 0)::bigint as total from days),
      start as (
        select day, :skip - (upto - orders) as within, total - :skip as rest, total - :skip <= :take as last
        from summed cross join total
        where upto - orders <= :skip and :skip < upto),
      middle as (
        select k.customer_id, k.request_id, k.created_at
        from start s cross join mine m
        cross join lateral (
          select o.customer_id, o.request_id, o.created_at from orders o
          where o.customer_id = m.customer_id and o.created_at < (s.day + 1)::timestamp at time zone 'UTC'
          order by o.created_at desc, o.request_id desc
          limit (select case when last then 0 else within + :take end from start)) k
        order by k.created_at desc, k.request_id desc
        offset (select within from start) limit :take),
      tail as (
        select k.customer_id, k.request_id, k.created_at
        from start s cross join mine m
        cross join lateral (
          select o.customer_id, o.request_id, o.created_at from orders o
          where o.customer_id = m.customer_id
          order by o.created_at, o.request_id
          limit (select case when last then rest else 0 end from start)) k
        order by k.created_at, k.request_id
        limit (select rest from start)),
      found as (select * from middle union all select * from tail)
      select t.total, f.customer_id, f.request_id
      from total t
      left join found f on true
      order by f.created_at desc, f.request_id desc
      """
          .formatted(MINE);

  /** How many orders the filters of each way let pass, counted up to {@code cap}. */
  static final String RANGES =
      """
      with %s
      select %s as date, %s as update, %s as state
      """
          .formatted(MINE, count(Way.DATE, ""), count(Way.UPDATE, ""), count(Way.STATE, ""));

  /**
   * A page of a filtered list, read along a way, and how many it has, counted up to {@code cap}.
   */
  static String page(Way way, Sort sort) {
    return """
    with %s,
    found as (
      select k.customer_id, k.request_id, k.created_at, k.updated_at
      from %s cross join lateral (
        select o.customer_id, o.request_id, o.created_at, o.updated_at from orders o
        where %s
        limit :most) k
      order by %s desc, k.request_id desc
      offset :skip limit :take)
    select t.total, k.customer_id, k.request_id
    from (select %s as total) t
    left join found k on true
    order by %s desc, k.request_id desc
    """
        .formatted(MINE, from(way), where(way, REST), key(sort), count(way, REST), key(sort));
  }

  private static String key(Sort sort) {
    return switch (sort) {
      case CREATED -> "k.created_at";
      case UPDATED -> "k.updated_at";
    };
  }

  private static String count(Way way, String rest) {
    return """
    (select count(*) from (
        select from %s cross join lateral (
          select from orders o where %s limit :cap) k limit :cap) c)\
    """
        .formatted(from(way), where(way, rest));
  }

  private static String from(Way way) {
    return switch (way) {
      case DATE, UPDATE -> "mine m";
      case STATE -> "mine m cross join unnest(:states::text[]) as s (state)";
    };
  }

  private static final String REST =
      """
      and (o.created_at >= :from and o.created_at < :until) is true
          and (o.updated_at >= :since or o.state = any (:always::text[])) is true
          and (:anyState or o.state = any (:states::text[])) is true\
      """;

  private static String where(Way way, String rest) {
    return switch (way) {
      case DATE ->
          """
          o.customer_id = m.customer_id and o.created_at >= :from and o.created_at < :until %s
          order by o.created_at desc, o.request_id desc\
          """
              .formatted(rest);
      case UPDATE ->
          """
          o.customer_id = m.customer_id and o.updated_at >= :earliest %s
          order by o.updated_at desc, o.request_id desc\
          """
              .formatted(rest);
      case STATE ->
          """
          o.customer_id = m.customer_id and o.state = s.state and o.created_at >= :from and o.created_at < :until %s
          order by o.created_at desc, o.request_id desc\
          """
              .formatted(rest);
    };
  }
}
