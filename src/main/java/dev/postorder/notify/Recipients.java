package dev.postorder.notify;

import dev.postorder.platform.config.Language;
import java.util.List;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Whom letters and SMS are formed for, as the view {@code notification_recipient} says it of one
 * order. One recipient gets one of each, also if he plays several roles.
 *
 * @param language of who has none of his own
 * @param sms whether SMS are formed: only where they can be sent, so that none waits for years
 */
public record Recipients(Language language, boolean sms) {
  /**
   * Joins the recipients of many orders to their table, as {@code r (event, channel, role,
   * recipient, language, rank)}. The rules are asked once for each customer, not for each order.
   * Its statement is bound by {@link #bind}.
   *
   * @param orders a table of the statement, with {@code customer_id} and {@code request_id}
   * @param alias what the statement calls it where this is joined
   * @param event an SQL expression
   */
  public static String of(String orders, String alias, String event) {
    return """
    join (
      with rule as materialized (
        select f.*
        from (select distinct customer_id from %1$s) as k
        cross join lateral (
          select * from notification_rule_in_force f
          where f.customer_id = k.customer_id and f.event = %3$s and f.channel = any(:channels::text[])
          offset 0) as f
      ), recipient as materialized (
        select distinct on (t.customer_id, t.request_id, f.channel, lower(c.recipient))
               t.customer_id, t.request_id, f.event, f.channel, f.role, c.recipient,
               coalesce(f.language, :language) as language, f.rank
        from %1$s t
        join rule f on f.customer_id = t.customer_id
        cross join lateral (
          select f.own as recipient where f.own is not null
          union all
          select p.recipient from party_contact p
          where p.customer_id = t.customer_id and p.request_id = t.request_id and p.role = f.role
            and p.channel = f.channel) as c
        where not exists (
          select 1 from unsubscribed u
          where u.customer_id = t.customer_id and u.channel = f.channel and u.recipient = lower(c.recipient))
        order by t.customer_id, t.request_id, f.channel, lower(c.recipient), f.rank
      )
      select * from recipient) as r on r.customer_id = %2$s.customer_id and r.request_id = %2$s.request_id\
    """
        .formatted(orders, alias, event);
  }

  /**
   * The webhooks that are told of an order, to be joined to a table of orders: {@code webhook_id,
   * recipient, host, schedule, event_types}. Each order asks for its own: the view alone would be
   * read for all orders at once.
   *
   * @param order the table's alias
   */
  public static String webhooks(String order) {
    return """
    lateral (
        select wr.webhook_id, wr.recipient, wr.host, wr.schedule, wr.event_types
        from webhook_recipient wr
        where wr.customer_id = %1$s.customer_id and wr.request_id = %1$s.request_id
        offset 0)\
    """
        .formatted(order);
  }

  /** Binds the parameters of {@link #of}. */
  public <S extends SqlStatement<S>> S bind(S statement) {
    List<String> channels = sms ? List.of("email", "sms") : List.of("email");
    return statement
        .bind("language", language.code())
        .bindArray("channels", String.class, channels);
  }
}
