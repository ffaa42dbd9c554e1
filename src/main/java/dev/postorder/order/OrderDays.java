package dev.postorder.order;

/**
 * Counts the orders of a customer by the day of their creation, so that any page of a list of a
 * million is found by a few sums. It is counted in the statement that inserts the order, in every
 * statement that does (a test looks for others); a trigger over transition tables would be shorter,
 * but distributed databases have none. SQL that loads orders past the server has to count them
 * itself.
 */
final class OrderDays {
  private OrderDays() {}

  /**
   * A statement that counts one order, to stand as a part of another. A day's row is taken only if
   * no other transaction holds it: orders that are created at the same time do not wait for each
   * other. Parameters {@code customer}, {@code now}.
   */
  static final String COUNT_ONE =
      """
      insert into order_day (customer_id, day, slot, orders)
      select :customer, given.day, coalesce(free.slot, floor(random() * 256)::smallint), 1
      from (select (:now::timestamptz at time zone 'UTC')::date as day) as given
      left join lateral (
        select d.slot from order_day d
        where d.customer_id = :customer and d.day = given.day
        order by d.slot
        limit 1
        for update skip locked) as free on true
      on conflict (customer_id, day, slot) do update set orders = order_day.orders + 1\
      """;
}
