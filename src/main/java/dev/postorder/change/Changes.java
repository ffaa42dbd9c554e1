package dev.postorder.change;

import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.notify.Notifications;
import dev.postorder.platform.batch.Batcher;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Files, decides and tells changes of orders (freight specification, sections 5 to 7).
 *
 * <p>What a change says as JSON, before and after, by type. A member that has nothing to say is
 * absent, never null; dates are {@code YYYY-MM-DD}.
 *
 * <p><em>Party</em>: {@code {"name","form","inn","document":{…},"anonymous":true,"phone","email",
 * "contacts":[{"name"}],"phones":[{"number","ext"}]}}; an anonymous one may have the name "".
 *
 * <p><em>Role</em>: {@code "sender"}, {@code "receiver"} or {@code "third"}.
 *
 * <ul>
 *   <li>contact_info_change: {@code {"sender":{"contacts":[{"name"}],"phones":[{"number","ext"}]},
 *       "receiver":{…}}}, touched members and lists only
 *   <li>receiver_change: the members of a Party (the receiver) at the top, and {@code
 *       "storePayer":Role} (who pays the storage). After also {@code "changeOrderPayer":boolean}
 *       (whether the new receiver pays for the order, too) and, if a third party pays the storage,
 *       {@code "third":Party}. Before also {@code "payer":Party} if the payer changes
 *   <li>payer_change: the members of a Party (the payer) at the top, and {@code "role":Role} (as
 *       which of the order's parties he pays)
 *   <li>pickup_info_change: {@code {"address":text,"date","time":text,"contacts":[…],"phones":[…]}}
 *       ({@code time} e.g. {@code 09:00–18:00, перерыв 12:30–13:30}), and in after {@code
 *       "details":{…}}, the place as the client sent it ({@code variant}, {@code addressID} or
 *       {@code address}, {@code time} with its parts). Contacts and phones are those of the sender;
 *       before has them if after has them
 *   <li>delivery_info_change: {@code {"variant":"address" or "terminal","address":text,
 *       "terminalID":number,"date","time":text,"payer":Role (of the delivery),"storePayer":Role,
 *       "receiver":Party,"third":Party}}; after also {@code "requester"} (a role, {@code "payer"}
 *       too) and {@code "details":{…}}. Before has the parties that after has
 *   <li>pickup_cancel_change, delivery_cancel_change: before {@code {"address":text,"date",
 *       "time":text}}, what is given up; after {@code {"contacts":[…],"phones":[…]}}, whom to ask
 *       about it, and for a delivery {@code "requester":"sender", "receiver" or "customer"}
 *   <li>giveout_suspension_change: after {@code {"from","to"}}, both days included; before {@code
 *       {}}. Entries of version 0.1 have {@code "date"} for {@code "from"} and no end
 *   <li>giveout_resumption_change: after {@code {"date"}}, the first day on which the cargo can be
 *       had again; before {@code {"from","to"}}
 *   <li>payment_order_change: {@code {"primaryPayer":Role,"type":"cash" or "noncash"}}; after also
 *       the bank's document, {@code "number":text,"date","amount":decimal text}
 * </ul>
 *
 * <p>Older entries and those of the back office may lack any of these members.
 */
public final class Changes implements AutoCloseable {
  private static final int LANES = 2;
  private static final int BATCH = 64;

  private final Jdbi jdbi;
  private final Clock clock;
  private final ChangeSettings settings;
  private final Notifications notifications;
  private final ChangeDesk desk;
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
    this.settings = settings;
    this.notifications = notifications;
    this.desk = new ChangeDesk(clock, callLog, notifications, settings);
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
        boolean accepted = result instanceof ContactChangeResult.Accepted;
        call.trailWritten(accepted);
        if (accepted) {
          notifications.formed();
        }
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
          handle.afterCommit(notifications::formed);
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
    return ContactChangeStore.apply(
        handle,
        commands,
        notifications.recipients(),
        now(),
        settings.policy(ChangeType.CONTACT_INFO_CHANGE) == ChangePolicy.AT_ONCE);
  }

  /**
   * The history of an order that the user may see (level 2 or 3); empty when there is none such.
   */
  public Optional<History> history(long userId, String orderNumber) {
    return histories.submit(new HistoryQuery(userId, orderNumber));
  }

  /**
   * Which changes of an order a client may ask for now; empty when there is none such order that he
   * may see.
   */
  public Optional<Availability> available(long userId, String orderNumber) {
    return jdbi.withHandle(handle -> desk.available(handle, userId, orderNumber));
  }

  /**
   * The order of a 13-digit number, if the user may change it (level 2): in the address book of its
   * customer the ids of a change are looked up.
   */
  public Optional<Target> target(long userId, String orderNumber) {
    return jdbi.withHandle(handle -> ChangeStore.target(handle, userId, orderNumber));
  }

  /** An order that may be changed. */
  public record Target(long customerId, int requestId) {}

  /**
   * A customer as a party that pays, as far as it is known: {@code {"name","inn","email"}}; empty
   * unless the user may change its orders (level 2).
   */
  public Optional<ObjectNode> payer(long userId, UUID customer) {
    return jdbi.withHandle(handle -> ChangeStore.customer(handle, userId, customer))
        .map(Json::object);
  }

  /**
   * Files what a client asks for, except changes of contacts. Where the policy of the type is
   * {@code at-once} it is applied in the same transaction.
   */
  public FileResult request(Handle handle, Call call, ChangeRequest request) {
    return desk.request(handle, call, request);
  }

  /**
   * Files a change request of any type from the back office, to be decided. It is not bound to the
   * cut-off.
   *
   * @param number the orderID (13 digits) or the requestID
   * @param after what becomes, of the type's shape
   */
  public FileResult file(Handle handle, Call call, String number, ChangeType type, JsonNode after) {
    return desk.file(handle, call, number, type, after);
  }

  /**
   * Decides a change request; an approved one is applied in the same transaction. The cut-off is no
   * matter here: it binds who asks, not who decides.
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
    return desk.decide(handle, call, new Decision(changeId, approve, reason), decidedBy);
  }

  /**
   * Decides many, in one transaction; one that cannot be decided, for whatever reason, leaves the
   * others. The results are in the order of the decisions.
   */
  public List<DecisionResult> decide(
      Handle handle, Call call, List<Decision> decisions, String decidedBy) {
    return desk.decide(handle, call, decisions, decidedBy);
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
