package dev.postorder.change;

import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.notify.Event;
import dev.postorder.notify.Notifications;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where change requests are filed and decided, each in its caller's transaction. */
final class ChangeDesk {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeDesk.class);
  private static final String ONE = "one";

  private final Clock clock;
  private final CallLog callLog;
  private final Notifications notifications;
  private final ChangeSettings settings;
  private final ChangeRules rules;

  ChangeDesk(Clock clock, CallLog callLog, Notifications notifications, ChangeSettings settings) {
    this.clock = clock;
    this.callLog = callLog;
    this.notifications = notifications;
    this.settings = settings;
    this.rules = new ChangeRules(settings.cutOff());
  }

  Optional<Availability> available(Handle handle, long userId, String orderNumber) {
    return LockedOrders.look(handle, userId, orderNumber)
        .map(order -> available(order, ChangeStore.open(handle, order)));
  }

  private Availability available(LockedOrder order, Set<ChangeType> open) {
    return Availability.of(
        order, settings.cutOff().today(now()), type -> refusal(type, order, open));
  }

  private Optional<Refusal> refusal(ChangeType type, LockedOrder order, Set<ChangeType> open) {
    return rules.toClient(type, order, open.contains(type), now());
  }

  FileResult request(Handle handle, Call call, ChangeRequest request) {
    Optional<LockedOrder> found =
        LockedOrders.lock(handle, request.userId(), request.orderNumber());
    if (found.isEmpty()) {
      return new FileResult.NotFound();
    }
    LockedOrder order = found.get();
    ChangeType type = request.type();
    ChangeStatus status =
        settings.policy(type) == ChangePolicy.AT_ONCE
            ? ChangeStatus.SUCCESS
            : ChangeStatus.IN_PROGRESS;
    return refusal(type, order, ChangeStore.open(handle, order))
        .<FileResult>map(FileResult.Refused::new)
        .orElseGet(
            () -> {
              ObjectNode after = complete(handle, order, type, request.after());
              var user = OptionalLong.of(request.userId());
              return file(
                  handle, call, order, change(handle, call, order, type, status, after, user));
            });
  }

  /** Says as whom a new payer pays: as that party of the order which has his INN. */
  private static ObjectNode complete(
      Handle handle, LockedOrder order, ChangeType type, ObjectNode after) {
    if (type != ChangeType.PAYER_CHANGE || after.has("role")) {
      return after;
    }
    Optional<String> inn = Json.text(after, "inn");
    String role =
        Stream.of("sender", "receiver")
            .filter(
                party ->
                    inn.isPresent()
                        && PartyStore.party(handle, order, party)
                            .flatMap(known -> Json.text(known, "inn"))
                            .equals(inn))
            .findFirst()
            .orElse("third");
    return after.deepCopy().put("role", role);
  }

  FileResult file(Handle handle, Call call, String number, ChangeType type, JsonNode after) {
    Optional<LockedOrder> found = LockedOrders.lock(handle, number);
    if (found.isEmpty()) {
      return new FileResult.NotFound();
    }
    LockedOrder order = found.get();
    boolean another = ChangeStore.open(handle, order).contains(type);
    return rules
        .toOffice(type, order, another, now())
        .or(() -> noThirdParty(handle, order, type, after))
        .<FileResult>map(FileResult.Refused::new)
        .orElseGet(
            () -> {
              var nobody = OptionalLong.empty();
              var status = ChangeStatus.IN_PROGRESS;
              return file(
                  handle, call, order, change(handle, call, order, type, status, after, nobody));
            });
  }

  private static Optional<Refusal> noThirdParty(
      Handle handle, LockedOrder order, ChangeType type, JsonNode after) {
    return type == ChangeType.PAYMENT_ORDER_CHANGE
            && Json.text(after, "primaryPayer").filter("third"::equals).isPresent()
            && PartyStore.party(handle, order, "third").isEmpty()
        ? Optional.of(new Refusal.NoThirdParty())
        : Optional.empty();
  }

  private static NewChange change(
      Handle handle,
      Call call,
      LockedOrder order,
      ChangeType type,
      ChangeStatus status,
      JsonNode after,
      OptionalLong userId) {
    JsonNode before = ChangeBefore.of(handle, order, type, after);
    return new NewChange(type, status, before, after, userId, call.id());
  }

  private FileResult file(Handle handle, Call call, LockedOrder order, NewChange change) {
    OptionalLong id = ChangeStore.insert(handle, order, change, now());
    if (id.isEmpty()) {
      return new FileResult.Refused(new Refusal.AnotherOpen());
    }
    boolean atOnce = change.status() == ChangeStatus.SUCCESS;
    if (atOnce) {
      apply(handle, order, change.type(), change.after());
    }
    String event = atOnce ? Event.CHANGE_APPROVED : Event.CHANGE_REQUESTED;
    tell(handle, call, order, event, told(id.getAsLong(), change.type(), change.status()));
    call.order(order.customerId(), order.requestId());
    callLog.trail(handle, call, Optional.of(change.type().code()));
    return new FileResult.Filed(id.getAsLong(), change.status());
  }

  private void apply(Handle handle, LockedOrder order, ChangeType type, JsonNode after) {
    Instant now = now();
    ChangeApplication.apply(handle, order, type, after, now, settings.cutOff().today(now));
  }

  DecisionResult decide(Handle handle, Call call, Decision decision, String decidedBy) {
    return decide(
        handle,
        call,
        decision,
        decidedBy,
        (change, status) -> {
          call.order(change.order().customerId(), change.order().requestId());
          callLog.trail(handle, call, Optional.of(change.type().code() + " " + status.code()));
        });
  }

  /** Decides many; what goes wrong with one leaves the others. */
  List<DecisionResult> decide(
      Handle handle, Call call, List<Decision> decisions, String decidedBy) {
    ChangeStore.lockOrders(handle, decisions.stream().map(Decision::changeId).toList());
    var orders = new ArrayList<LockedOrder>();
    List<DecisionResult> results =
        decisions.stream().map(one -> attempt(handle, call, one, decidedBy, orders)).toList();
    if (orders.size() == 1) {
      call.order(orders.getFirst().customerId(), orders.getFirst().requestId());
    }
    callLog.trail(handle, call, Optional.of("decided: " + orders.size()));
    return results;
  }

  private DecisionResult attempt(
      Handle handle, Call call, Decision decision, String decidedBy, List<LockedOrder> orders) {
    handle.savepoint(ONE);
    try {
      DecisionResult result =
          decide(handle, call, decision, decidedBy, (change, status) -> orders.add(change.order()));
      handle.releaseSavepoint(ONE);
      return result;
    } catch (JdbiException | IllegalArgumentException | IllegalStateException e) {
      LOG.error("Change {} cannot be decided, call {}", decision.changeId(), call.id(), e);
      handle.rollbackToSavepoint(ONE);
      return new DecisionResult.Failed();
    }
  }

  private DecisionResult decide(
      Handle handle,
      Call call,
      Decision decision,
      String decidedBy,
      BiConsumer<OpenChange, ChangeStatus> decided) {
    Optional<OpenChange> found = ChangeStore.lockChange(handle, decision.changeId());
    if (found.isEmpty()) {
      return new DecisionResult.NotFound();
    }
    OpenChange change = found.get();
    LockedOrder order = change.order();
    if (change.status() != ChangeStatus.IN_PROGRESS) {
      return new DecisionResult.AlreadyDecided(change.status());
    }
    boolean approve = decision.approve();
    Optional<Refusal> refusal =
        approve ? rules.toApproval(change.type(), order, now()) : Optional.empty();
    if (refusal.isPresent()) {
      return new DecisionResult.Refused(refusal.get());
    }
    ChangeStatus status = approve ? ChangeStatus.SUCCESS : ChangeStatus.FAILED;
    if (approve) {
      apply(handle, order, change.type(), change.after());
    }
    ChangeStore.decide(handle, change, status, decision.reason(), decidedBy, call.id(), now());
    String event = approve ? Event.CHANGE_APPROVED : Event.CHANGE_DECLINED;
    tell(handle, call, order, event, told(change.id(), change.type(), status));
    decided.accept(change, status);
    return new DecisionResult.Decided(status, order.requestId());
  }

  private void tell(
      Handle handle, Call call, LockedOrder order, String event, Notifications.Change change) {
    notifications.change(handle, call, event, order.customerId(), order.requestId(), change);
  }

  private static Notifications.Change told(long id, ChangeType type, ChangeStatus status) {
    return new Notifications.Change(id, type.code(), status.code());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
