package dev.postorder.notify;

import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.order.OrderState;
import dev.postorder.platform.config.Language;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Tells of a completed order again on behalf of an operator, by the rules of {@link Renotifier}: to
 * all, or only to recipients that he names, or first to nobody, to see what would be formed.
 */
public final class RenotifyDesk {
  private final Clock clock;
  private final CallLog callLog;
  private final Recipients recipients;
  private final RenotifyLimit limit;
  private final Runnable formed;

  /**
   * In the caller's transactions.
   *
   * @param formed told after a commit that there may be something to send
   */
  public RenotifyDesk(
      Clock clock, CallLog callLog, Recipients recipients, RenotifyLimit limit, Runnable formed) {
    this.clock = clock;
    this.callLog = callLog;
    this.recipients = recipients;
    this.limit = limit;
    this.formed = formed;
  }

  /** An order, by its customer's number and its requestID. */
  public record Order(long customerId, int requestId) {}

  /**
   * Somebody who is to be told.
   *
   * @param recipient an e-mail address, a phone in digits, or the id of a webhook
   * @param role in which he is told; by the rules where it is empty, else {@code customer}
   * @param language the customer's where it is empty
   */
  public record Recipient(
      String channel, String recipient, Optional<String> role, Optional<Language> language) {}

  /** Why somebody cannot be told. */
  public enum Refusal {
    /** He does not want it any more. */
    UNSUBSCRIBED,
    /** No SMS can be sent from here. */
    NO_SMS,
    /** There is no such webhook that is told of completed orders like this one. */
    NO_WEBHOOK,
    /** The phone can get no SMS. */
    NO_MOBILE
  }

  /** A recipient that cannot be told, by its place in the list, from 0. */
  public record Refused(int index, Refusal why) {}

  /** A notification as it would be formed; its id and message id are not given yet. */
  public record Draft(Taken notification, Optional<Long> firstId) {}

  /** Those who cannot be told of an order. */
  public List<Refused> refused(Handle handle, Order order, List<Recipient> wanted) {
    return RenotifyStore.refused(handle, order, wanted, recipients.sms());
  }

  /** What would be formed of a completed order; nothing is changed. */
  public List<Draft> draft(Handle handle, Order order, Optional<List<Recipient>> only) {
    return RenotifyStore.draft(handle, order, bindings(only));
  }

  /** Queues them, with the call's trail. */
  public RenotifyResult send(
      Handle handle, Call call, Order order, Optional<List<Recipient>> only) {
    RenotifyStore.Bindings bindings = bindings(only);
    RenotifyStore.Sent sent = RenotifyStore.send(handle, call, order, bindings, limit);
    if (!sent.state().equals(OrderState.FINISHED.code())) {
      return new RenotifyResult.NotCompleted(sent.state());
    }
    if (!sent.told()) {
      return new RenotifyResult.TooSoon(limit.left(sent.last(), bindings.now()));
    }
    callLog.trail(handle, call, Optional.of("уведомлений: " + sent.notifications()));
    handle.afterCommit(formed);
    return new RenotifyResult.Queued(sent.notifications());
  }

  private RenotifyStore.Bindings bindings(Optional<List<Recipient>> only) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new RenotifyStore.Bindings(now, recipients, only);
  }
}
