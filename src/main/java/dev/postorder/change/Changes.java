package dev.postorder.change;

import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.notify.Notifications;
import dev.postorder.order.OrderState;
import dev.postorder.platform.batch.Batcher;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.JsonNode;

/**
 * Files, decides and tells changes of orders (freight specification, sections 5 and 6).
 *
 * <p>What a change says as JSON, before and after, by type:
 *
 * <ul>
 *   <li>contact_info_change: {@code {"sender":{"contacts":[{"name"}],"phones":[{"number","ext"}]},
 *       "receiver":{…}}}, touched members and lists only
 *   <li>receiver_change, payer_change: {@code {"name","inn","phone","email"}}
 *   <li>delivery_info_change, pickup_info_change: {@code {"address","date","time"}}
 *   <li>giveout_suspension_change, giveout_resumption_change: {@code {"date":"YYYY-MM-DD"}}
 *   <li>delivery_cancel_change, pickup_cancel_change, payment_order_change: {@code {}}
 * </ul>
 */
public final class Changes implements AutoCloseable {
  private static final int LANES = 2;
  private static final int BATCH = 64;

  private final Jdbi jdbi;
  private final Clock clock;
  private final CallLog callLog;
  private final Notifications notifications;
  private final ChangeSettings settings;
  private final Batcher<ContactCommand, ContactChangeResult> contactChanges;
  private final Batcher<HistoryQuery, Optional<History>> histories;

  /** Puts changes over a database and starts the threads that carry them. */
  public Changes(
      Jdbi jdbi,
      Clock clock,
      CallLog callLog,
      Notifications notifications,
      ChangeSettings settings) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.callLog = callLog;
    this.notifications = notifications;
    this.settings = settings;
    this.contactChanges =
        new Batcher<>(
            "change-contacts",
            LANES,
            BATCH,
            ContactCommand::orderNumber,
            commands -> jdbi.withHandle(handle -> apply(handle, commands)));
    this.histories =
        new Batcher<>(
            "history",
            LANES,
            BATCH,
            query -> new Object(),
            queries -> jdbi.withHandle(handle -> HistoryStore.read(handle, queries)));
  }

  /** Changes contacts; carried in one commit together with other waiting changes. */
  public ContactChangeResult changeContacts(Call call, ContactChange change) {
    Resolution resolution =
        ContactBook.needed(change)
            ? jdbi.withHandle(handle -> resolve(handle, call, change))
            : plain(call, change);
    return switch (resolution) {
      case Resolution.Refused(var result) -> result;
      case Resolution.Ready(var command) -> {
        ContactChangeResult result = contactChanges.submit(command);
        call.trailWritten(result instanceof ContactChangeResult.Accepted);
        yield result;
      }
    };
  }

  /** Changes contacts in the caller's transaction. */
  public ContactChangeResult changeContacts(Handle handle, Call call, ContactChange change) {
    return switch (resolve(handle, call, change)) {
      case Resolution.Refused(var result) -> result;
      case Resolution.Ready(var command) -> {
        ContactChangeResult result = apply(handle, List.of(command)).getFirst();
        if (result instanceof ContactChangeResult.Accepted) {
          handle.afterCommit(() -> call.trailWritten(true));
        }
        yield result;
      }
    };
  }

  private sealed interface Resolution {
    record Ready(ContactCommand command) implements Resolution {}

    record Refused(ContactChangeResult result) implements Resolution {}
  }

  private static Resolution plain(Call call, ContactChange change) {
    return new Resolution.Ready(
        new ContactCommand(
            call,
            change.orderNumber(),
            change.sender().map(m -> new ContactCommand.Member(m.contacts(), m.phones())),
            change.receiver().map(m -> new ContactCommand.Member(m.contacts(), m.phones()))));
  }

  private static Resolution resolve(Handle handle, Call call, ContactChange change) {
    Optional<Long> customer =
        ContactBook.needed(change)
            ? ContactBook.customer(handle, change.userId(), change.orderNumber())
            : Optional.empty();
    if (customer.isEmpty()) {
      return plain(call, change);
    }
    ContactBook.Resolved resolved = ContactBook.resolve(handle, customer.get(), change);
    return resolved.unknown().isEmpty()
        ? new Resolution.Ready(
            new ContactCommand(call, change.orderNumber(), resolved.sender(), resolved.receiver()))
        : new Resolution.Refused(new ContactChangeResult.UnknownIds(resolved.unknown()));
  }

  private List<ContactChangeResult> apply(Handle handle, List<ContactCommand> commands) {
    return ContactChangeStore.apply(handle, commands, now(), settings.contactsAtOnce());
  }

  /**
   * The history of an order that the user may see (level 2 or 3); empty when there is none such.
   */
  public Optional<History> history(long userId, String orderNumber) {
    return histories.submit(new HistoryQuery(userId, orderNumber));
  }

  /**
   * Files a change request of any type from the back office, to be decided.
   *
   * @param number the orderID (13 digits) or the requestID
   * @param after what becomes, of the type's shape
   */
  public FileResult file(Handle handle, Call call, String number, ChangeType type, JsonNode after) {
    return ChangeStore.lock(handle, number)
        .map(order -> file(handle, call, order, type, after))
        .orElseGet(FileResult.NotFound::new);
  }

  private FileResult file(
      Handle handle, Call call, LockedOrder order, ChangeType type, JsonNode after) {
    if (!ChangeRules.allows(type, order)) {
      return new FileResult.StateForbids(order.state());
    }
    if (type != ChangeType.CONTACT_INFO_CHANGE && ChangeStore.open(handle, order, type)) {
      return new FileResult.AnotherOpen();
    }
    JsonNode before = ChangeApplication.before(handle, order, type, after);
    long id = ChangeStore.insert(handle, order, type, before, after, call.id(), now());
    tell(handle, call, order, "change_requested", type, ChangeStatus.IN_PROGRESS, Optional.empty());
    call.order(order.customerId(), order.requestId());
    callLog.trail(handle, call, Optional.of(type.code()));
    return new FileResult.Filed(id);
  }

  /**
   * Decides a change request; an approved one is applied in the same transaction.
   *
   * @param decidedBy the operator or key, for the history
   * @param reason shown when it is declined
   */
  public DecisionResult decide(
      Handle handle,
      Call call,
      long changeId,
      boolean approve,
      Optional<String> reason,
      String decidedBy) {
    Optional<OpenChange> found = ChangeStore.lockChange(handle, changeId);
    if (found.isEmpty()) {
      return new DecisionResult.NotFound();
    }
    OpenChange change = found.get();
    LockedOrder order = change.order();
    if (change.status() != ChangeStatus.IN_PROGRESS) {
      return new DecisionResult.AlreadyDecided(change.status());
    }
    if (approve && !ChangeRules.allows(change.type(), order)) {
      return new DecisionResult.StateForbids(order.state());
    }
    ChangeStatus status = approve ? ChangeStatus.SUCCESS : ChangeStatus.FAILED;
    if (approve) {
      ChangeApplication.apply(handle, order, change.type(), change.after(), now());
    }
    ChangeStore.decide(handle, change, status, reason, decidedBy, now());
    tell(handle, call, order, "change_decided", change.type(), status, reason);
    call.order(order.customerId(), order.requestId());
    callLog.trail(handle, call, Optional.of(change.type().code() + " " + status.code()));
    return new DecisionResult.Decided(status, order.requestId());
  }

  private void tell(
      Handle handle,
      Call call,
      LockedOrder order,
      String event,
      ChangeType type,
      ChangeStatus status,
      Optional<String> reason) {
    OrderState state = order.state();
    notifications.change(
        handle,
        call,
        event,
        order.customerId(),
        order.requestId(),
        state,
        new Notifications.Change(type.code(), type.title(), status.code(), reason.orElse("")));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Carries what waits, then ends the threads. */
  @Override
  public void close() {
    contactChanges.close();
    histories.close();
  }
}
