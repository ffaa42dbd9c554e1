package dev.postorder.notify.desk;

import dev.postorder.notify.Event;
import dev.postorder.platform.database.SqlArray;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * Who is told of what on which channel: the installation's defaults, and what customers say for
 * themselves. They hold for what is formed from then on.
 */
public final class Rules {
  /** The customer under whose number the installation's defaults are kept. */
  private static final long INSTALLATION = 0;

  private static final Comparator<Rule> ORDER =
      Comparator.<Rule>comparingInt(rule -> Event.all().indexOf(rule.event()))
          .thenComparingInt(rule -> Rule.ROLES.indexOf(rule.role()))
          .thenComparingInt(rule -> Rule.CHANNELS.indexOf(rule.channel()));

  private static final String RULES =
      """
      select d.event, d.role, d.channel, coalesce(o.enabled, d.enabled) as enabled, o.enabled is not null as own
      from notification_rule d
      left join notification_rule o
        on o.customer_id = :customer and o.event = d.event and o.role = d.role and o.channel = d.channel
      where d.customer_id = 0
      """;
  private static final String LOCK = "select 1 from customer where id = ? for no key update";
  private static final String LOCK_DEFAULTS =
      "select 1 from notification_rule where customer_id = ? order by event, role, channel for"
          + " update";
  private static final String CLEAR = "delete from notification_rule where customer_id = ?";
  private static final String PUT =
      """
      insert into notification_rule (customer_id, event, role, channel, enabled)
      select :customer, r.event, r.role, r.channel, r.enabled
      from unnest(:event::text[], :role::text[], :channel::text[], :enabled::boolean[])
        as r (event, role, channel, enabled)
      order by 2, 3, 4
      on conflict (customer_id, event, role, channel) do update set enabled = excluded.enabled
      """;

  /** The installation's defaults; none of them is a customer's own. */
  public List<Rule> defaults(Handle handle) {
    return of(handle, INSTALLATION).stream()
        .map(rule -> new Rule(rule.event(), rule.role(), rule.channel(), rule.enabled(), false))
        .toList();
  }

  /** What holds for a customer. */
  public List<Rule> of(Handle handle, long customerId) {
    return handle.createQuery(RULES).bind("customer", customerId).mapTo(Rule.class).stream()
        .sorted(ORDER)
        .toList();
  }

  /** Keeps others from changing a customer's rules until the transaction ends. */
  public void lock(Handle handle, long customerId) {
    handle.createQuery(LOCK).bind(0, customerId).mapTo(Integer.class).one();
  }

  /** Keeps others from changing the defaults until the transaction ends. */
  public void lockDefaults(Handle handle) {
    handle.createQuery(LOCK_DEFAULTS).bind(0, INSTALLATION).mapTo(Integer.class).list();
  }

  /** Sets some of the installation's defaults; the others stay. */
  public void setDefaults(Handle handle, List<Rule> rules) {
    put(handle, INSTALLATION, rules);
  }

  /** Replaces all that a customer says for itself; for the rest the defaults hold. */
  public void replace(Handle handle, long customerId, List<Rule> rules) {
    lock(handle, customerId);
    handle.execute(CLEAR, customerId);
    put(handle, customerId, rules);
  }

  private static void put(Handle handle, long customerId, List<Rule> rules) {
    try (Update update = handle.createUpdate(PUT)) {
      update
          .bind("customer", customerId)
          .bind("event", SqlArray.of("text", rules, Rule::event))
          .bind("role", SqlArray.of("text", rules, Rule::role))
          .bind("channel", SqlArray.of("text", rules, Rule::channel))
          .bind("enabled", SqlArray.of("boolean", rules, Rule::enabled))
          .execute();
    }
  }
}
