package dev.postorder.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * Draws numbers that no order bears yet: requestIDs from 1, and orderIDs of 13 digits, the year's
 * last two and a counter ({@code 2600000000017}). Numbers that a carrier brought along are passed
 * over.
 */
public final class Numbers {
  private static final Pattern REQUEST_ID = Pattern.compile("[1-9][0-9]{0,9}");

  private Numbers() {}

  /** A requestID from text, if it is one: 1 … 2 147 483 647, no leading zeros or signs. */
  public static Optional<Integer> requestId(String text) {
    if (!REQUEST_ID.matcher(text).matches()) {
      return Optional.empty();
    }
    long value = Long.parseLong(text);
    return value <= Integer.MAX_VALUE ? Optional.of((int) value) : Optional.empty();
  }

  /** Draws that many requestIDs. */
  public static List<Integer> requestIds(Handle handle, int count) {
    var free = new ArrayList<Integer>();
    for (int draw = count; free.size() < count; draw = Math.min(draw * 2, 10_000)) {
      free.addAll(
          handle
              .createQuery(
                  """
                  select n from (select nextval('request_id_seq')::int as n
                                 from generate_series(1, :draw)) as drawn
                  where not exists (select from order_directory d where d.request_id = n)
                  """)
              .bind("draw", draw)
              .mapTo(Integer.class)
              .list());
    }
    return free.subList(0, count);
  }

  /**
   * Numbers of one new order.
   *
   * @param orderNumber empty for a draft
   */
  record Drawn(int requestId, Optional<String> orderNumber) {
    CreatedOrder of(OrderState state) {
      return new CreatedOrder(requestId, orderNumber, state);
    }
  }

  /** Draws the numbers of one order, in one round trip. */
  static Drawn draw(Handle handle, int year, boolean numbered) {
    Optional<Drawn> free = Optional.empty();
    while (free.isEmpty()) {
      free =
          handle
              .createQuery(
                  """
                  select id, number
                  from (select nextval('request_id_seq')::int as id,
                               case when :numbered
                                 then :year || lpad(nextval('order_number_seq')::text, 11, '0') end as number) as drawn
                  where not exists (select from order_directory d where d.request_id = id)
                    and not exists (select from order_directory d where d.order_number = number)
                  """)
              .bind("numbered", numbered)
              .bind("year", "%02d".formatted(year % 100))
              .map(
                  (row, context) ->
                      new Drawn(row.getInt("id"), Optional.ofNullable(row.getString("number"))))
              .findFirst();
    }
    return free.get();
  }

  static List<String> orderNumbers(Handle handle, int year, int count) {
    var free = new ArrayList<String>();
    for (int draw = count; free.size() < count; draw = Math.min(draw * 2, 10_000)) {
      free.addAll(
          handle
              .createQuery(
                  """
                  select n from (select :year || lpad(nextval('order_number_seq')::text, 11, '0') as n
                                 from generate_series(1, :draw)) as drawn
                  where not exists (select from order_directory d where d.order_number = n)
                  """)
              .bind("year", "%02d".formatted(year % 100))
              .bind("draw", draw)
              .mapTo(String.class)
              .list());
    }
    return free.subList(0, count);
  }
}
