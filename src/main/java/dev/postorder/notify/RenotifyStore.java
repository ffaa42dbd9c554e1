package dev.postorder.notify;

import dev.postorder.calllog.Call;
import dev.postorder.order.OrderState;
import dev.postorder.platform.config.Language;
import dev.postorder.platform.database.SqlArray;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of {@link RenotifyDesk}. */
final class RenotifyStore {
  private static final UUID NOBODYS = new UUID(0, 0);

  private static final String CANDIDATE =
      """
      with %s, candidate as materialized (
        select 1 as n, :call::uuid as id, o.customer_id, o.request_id, o.state, o.order_number
        from orders o where o.customer_id = :customer and o.request_id = :request
      ), %s\
      """;

  /** Those that an operator names; a role is that of the rules, if they have one. */
  private static final String NAMED =
      """
      cross join lateral (
        select 'order_completed' as event, x.channel, x.recipient, x.n as rank,
               coalesce(x.role, (select nr.role from notification_recipient nr
                                 where nr.customer_id = t.customer_id and nr.request_id = t.request_id
                                   and nr.event = 'order_completed' and nr.channel = x.channel
                                   and lower(nr.recipient) = lower(x.recipient)
                                 order by nr.rank limit 1), 'customer') as role,
               coalesce(x.language, (select c.language from customer c where c.id = t.customer_id), :language)
                 as language
        from unnest(:to_channel::text[], :to_recipient::text[], :to_role::text[], :to_language::text[])
          with ordinality as x (channel, recipient, role, language, n)
        where x.channel <> 'webhook') as r\
      """;

  private static final String NAMED_HOOKS = " and w.webhook_id = any(:to_webhook::integer[])";

  private static final String REFUSED =
      """
      select (x.n - 1)::int as index,
             case when x.channel = 'webhook' then 'NO_WEBHOOK'
                  when x.channel = 'sms' and not :sms then 'NO_SMS'
                  when x.channel = 'sms' and not m.mobile then 'NO_MOBILE'
                  else 'UNSUBSCRIBED' end as why
      from unnest(:to_channel::text[], :to_recipient::text[]) with ordinality as x (channel, recipient, n)
      cross join lateral (
        select x.recipient ~ '^[1-9][0-9]{9,14}$' and x.recipient !~ '^([348]|7[1-68])[0-9]{9}$' as mobile) as m
      where case x.channel
            when 'webhook' then not exists (
              select 1 from webhook_recipient w
              where w.customer_id = :customer and w.request_id = :request and w.webhook_id::text = x.recipient
                and (w.event_types is null or :hook = any(w.event_types)))
            else (x.channel = 'sms'
                  and (not :sms or not m.mobile))
              or exists (select 1 from unsubscribed u
                         where u.customer_id = :customer and u.channel = x.channel
                           and u.recipient = lower(x.recipient)) end
      order by x.n
      """;

  private RenotifyStore() {}

  /** What a statement is bound with. */
  record Bindings(Instant now, Recipients recipients, Optional<List<RenotifyDesk.Recipient>> only) {
    <S extends SqlStatement<S>> S bind(S statement) {
      recipients
          .bind(statement)
          .bind("now", now)
          .bind("hook", WebhookEvents.of(OrderState.FINISHED));
      only.ifPresent(named -> name(statement, named));
      return statement;
    }

    String letters() {
      return RenotifySql.letters(
          only.isPresent() ? NAMED : Recipients.of("target", "t", "'order_completed'"));
    }

    String hooks() {
      return RenotifySql.HOOKS + (only.isPresent() ? NAMED_HOOKS : "");
    }
  }

  /** What came of it. */
  record Sent(String state, boolean told, Optional<Instant> last, int notifications) {}

  private static <S extends SqlStatement<S>> S name(
      S statement, List<RenotifyDesk.Recipient> named) {
    List<String> webhooks =
        named.stream()
            .filter(one -> one.channel().equals("webhook"))
            .map(RenotifyDesk.Recipient::recipient)
            .toList();
    return statement
        .bind("to_channel", SqlArray.of("text", named, RenotifyDesk.Recipient::channel))
        .bind("to_recipient", SqlArray.of("text", named, RenotifyDesk.Recipient::recipient))
        .bind("to_role", SqlArray.of("text", named, one -> one.role().orElse(null)))
        .bind(
            "to_language",
            SqlArray.of("text", named, one -> one.language().map(Language::code).orElse(null)))
        .bind("to_webhook", SqlArray.of("integer", webhooks, Integer::valueOf));
  }

  static List<RenotifyDesk.Refused> refused(
      Handle handle, RenotifyDesk.Order order, List<RenotifyDesk.Recipient> wanted, boolean sms) {
    return name(handle.createQuery(REFUSED), wanted)
        .bind("customer", order.customerId())
        .bind("request", order.requestId())
        .bind("sms", sms)
        .bind("hook", WebhookEvents.of(OrderState.FINISHED))
        .mapTo(RenotifyDesk.Refused.class)
        .list();
  }

  static List<RenotifyDesk.Draft> draft(
      Handle handle, RenotifyDesk.Order order, Bindings bindings) {
    String sql =
        CANDIDATE.formatted(RenotifySql.SETTING, RenotifyLimit.NONE.target())
            + """
            select * from (%s) as f
            union all
            select * from (%s) as f
            order by channel, rank, webhook_id
            """
                .formatted(bindings.letters(), bindings.hooks());
    return bindings
        .bind(handle.createQuery(sql))
        .bind("call", NOBODYS)
        .bind("customer", order.customerId())
        .bind("request", order.requestId())
        .map((row, context) -> draft(row))
        .list();
  }

  private static RenotifyDesk.Draft draft(ResultSet row) throws SQLException {
    int webhook = row.getInt("webhook_id");
    Optional<Integer> webhookId = row.wasNull() ? Optional.empty() : Optional.of(webhook);
    long first = row.getLong("first_id");
    Optional<Long> firstId = row.wasNull() ? Optional.empty() : Optional.of(first);
    return new RenotifyDesk.Draft(
        new Taken(
            row.getLong("customer_id"),
            0,
            row.getInt("request_id"),
            row.getString("event"),
            row.getString("role"),
            row.getString("recipient"),
            row.getString("host"),
            Language.of(row.getString("language")),
            row.getString("schedule"),
            JsonMapper.shared().readTree(row.getString("data")),
            1,
            1,
            row.getTimestamp("at").toInstant(),
            NOBODYS,
            webhookId,
            Optional.empty()),
        firstId);
  }

  static Sent send(
      Handle handle, Call call, RenotifyDesk.Order order, Bindings bindings, RenotifyLimit limit) {
    String sql =
        CANDIDATE.formatted(RenotifySql.SETTING, limit.target())
            + """
            , formed as (%s from (%s) as f order by rank, channel returning 1
            ), hooked as (%s from (%s) as f order by webhook_id returning 1)
            select t.state, t.told, t.last,
                   ((select count(*) from formed) + (select count(*) from hooked))::int as notifications
            from target t
            """
                .formatted(
                    RenotifySql.INTO, bindings.letters(), RenotifySql.INTO, bindings.hooks());
    return limit
        .bind(bindings.bind(handle.createQuery(sql)))
        .bind("call", call.id())
        .bind("customer", order.customerId())
        .bind("request", order.requestId())
        .mapTo(Sent.class)
        .one();
  }
}
