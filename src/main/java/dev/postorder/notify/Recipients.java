package dev.postorder.notify;

import dev.postorder.platform.config.Language;
import java.util.List;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Whom letters and SMS are formed for: the rows of the view {@code notification_recipient}. One
 * recipient gets one of each, also if he plays several roles.
 *
 * @param language of who has none of his own
 * @param sms whether SMS are formed: only where they can be sent, so that none waits for years
 */
public record Recipients(Language language, boolean sms) {
  /**
   * What is joined to a table of orders: {@code event, channel, role, recipient, language, rank}.
   * Its statement is bound by {@link #bind}.
   *
   * @param order the table's alias
   * @param event an SQL expression
   */
  public static String of(String order, String event) {
    return """
    lateral (
        select distinct on (nr.channel, lower(nr.recipient))
               nr.event, nr.channel, nr.role, nr.recipient, coalesce(nr.language, :language) as language, nr.rank
        from notification_recipient nr
        where nr.customer_id = %1$s.customer_id and nr.request_id = %1$s.request_id and nr.event = %2$s
          and nr.channel = any(:channels::text[])
        order by nr.channel, lower(nr.recipient), nr.rank)\
    """
        .formatted(order, event);
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
