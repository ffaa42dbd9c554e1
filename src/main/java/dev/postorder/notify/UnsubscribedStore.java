package dev.postorder.notify;

import dev.postorder.notify.UnsubscribeToken.Subject;
import dev.postorder.notify.Unsubscribing.Subscription;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Who wants no more notifications. */
final class UnsubscribedStore {
  private static final String FIND =
      """
      select c.name as customer, :channel as channel, :recipient as recipient,
             not exists (select 1 from unsubscribed u
                         where u.customer_id = c.id and u.channel = :channel and u.recipient = lower(:recipient)) as active
      from customer c where c.id = :customer
      """;
  private static final String END =
      """
      with ended as (
        insert into unsubscribed (customer_id, channel, recipient, at)
        values (:customer, :channel, lower(:recipient), :now)
        on conflict do nothing)
      update notification set state = 'dropped'
      where customer_id = :customer and channel = :channel and lower(recipient) = lower(:recipient)
        and state = 'queued'
      """;
  private static final String BEGIN =
      """
      delete from unsubscribed
      where customer_id = :customer and channel = :channel and recipient = lower(:recipient)
      """;

  private final Clock clock;

  UnsubscribedStore(Clock clock) {
    this.clock = clock;
  }

  /** What is done to a subscription. */
  @FunctionalInterface
  interface Change {
    void apply(Handle handle, Subject subject);
  }

  Optional<Subscription> find(Handle handle, Subject subject) {
    return bind(handle.createQuery(FIND), subject).mapTo(Subscription.class).findOne();
  }

  void end(Handle handle, Subject subject) {
    bind(handle.createUpdate(END), subject)
        .bind("now", clock.instant().truncatedTo(ChronoUnit.MICROS))
        .execute();
  }

  void begin(Handle handle, Subject subject) {
    bind(handle.createUpdate(BEGIN), subject).execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Subject subject) {
    return statement
        .bind("customer", subject.customerId())
        .bind("channel", subject.channel())
        .bind("recipient", subject.recipient());
  }
}
