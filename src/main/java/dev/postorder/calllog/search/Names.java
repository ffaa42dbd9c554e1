package dev.postorder.calllog.search;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;

/**
 * Looks up what people call things: orders by their number, customers by uid or name, users by
 * login, methods by a part.
 */
final class Names {
  private static final String MESSAGES =
      """
      with recursive known as (
        (select message from call_hour order by message limit 1)
        union all
        select (select h.message from call_hour h where h.message > known.message order by h.message limit 1)
        from known where known.message is not null)
      select message from known where message <> ''
      """;

  /** By the words of the name, which have an index. */
  private static final String NAMED =
      """
      select id from customer
      where array_to_tsvector(array_remove(regexp_split_to_array(lower(name), '[^[:alnum:]]+'), '')) @@ (
          select string_agg(quote_literal(w.word), ' & ')::tsquery
          from unnest(array_remove(regexp_split_to_array(lower(:value), '[^[:alnum:]]+'), '')) as w (word))
        and lower(name) = lower(:value)
      order by id limit 50
      """;

  private static final Pattern UID =
      Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Jdbi jdbi;

  Names(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The requestID of an order; none for an orderID that no order has. */
  List<Integer> requestIds(String number) {
    return number.length() < 13
        ? List.of(Integer.valueOf(number))
        : jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "select request_id from order_directory where order_number = :number")
                    .bind("number", number)
                    .mapTo(Integer.class)
                    .list());
  }

  /** The customer of a uid, or those of a name, in any case; names need not be unique. */
  List<Long> customerIds(String uidOrName) {
    boolean uid = UID.matcher(uidOrName).matches();
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(uid ? "select id from customer where uid = :value::uuid" : NAMED)
                .bind("value", uidOrName)
                .mapTo(Long.class)
                .list());
  }

  /** The user with a login. */
  List<Long> userIds(String login) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select id from app_user where login = lower(:login)")
                .bind("login", login)
                .mapTo(Long.class)
                .list());
  }

  /** The methods whose names have a part, in any case; that part itself is one where none has. */
  List<String> messages(String part) {
    String wanted = part.toLowerCase(Locale.ROOT);
    List<String> found =
        all().stream().filter(name -> name.toLowerCase(Locale.ROOT).contains(wanted)).toList();
    return found.isEmpty() ? List.of(part) : found;
  }

  /** The methods that were called since the oldest day that is kept. */
  List<String> all() {
    return jdbi.withHandle(handle -> handle.createQuery(MESSAGES).mapTo(String.class).list());
  }
}
