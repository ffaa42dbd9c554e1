package dev.postorder.order;

import dev.postorder.access.Session;
import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Creates orders and moves their states. */
public final class Orders {
  private final Jdbi jdbi;
  private final Clock clock;
  private final CallLog callLog;
  private final OrderEvents events;
  private final ZoneId zone;

  /**
   * Puts orders over a database.
   *
   * @param zone whose year an orderID begins with
   */
  public Orders(Jdbi jdbi, Clock clock, ZoneId zone, CallLog callLog, OrderEvents events) {
    this.zone = zone;
    this.jdbi = jdbi;
    this.clock = clock;
    this.callLog = callLog;
    this.events = events;
  }

  /**
   * The customer that a session creates orders for: the one with the given uid if the user has
   * level 2 for it, else the session's current one if he has level 2 for that, which is the first
   * one, by id, for which he has level 2 while none was chosen. Empty when there is none.
   */
  public OptionalLong owner(Session session, Optional<UUID> customerUid) {
    return jdbi.withHandle(handle -> OrderStore.owner(handle, session, customerUid));
  }

  /**
   * An order that a user may see (level 2 or 3); empty when there is none such.
   *
   * @param number the orderID (13 digits) or the requestID
   */
  public Optional<PlacedOrder> placed(long userId, String number) {
    return jdbi.withHandle(handle -> PlacedStore.find(handle, userId, number));
  }

  /** Creates an order, in a transaction of its own. */
  public CreatedOrder create(Call call, NewOrder order) {
    CreatedOrder created = jdbi.inTransaction(handle -> create(handle, call, order));
    return created;
  }

  /** Creates an order in the caller's transaction. */
  public CreatedOrder create(Handle handle, Call call, NewOrder order) {
    OrderState state = order.inOrder() ? OrderState.PROCESSING : OrderState.DRAFT;
    CreatedOrder created = Numbers.draw(handle, year(), order.inOrder()).of(state);
    CreationStore.create(handle, created, order, now(), call.id());
    call.order(order.customerId(), created.requestId());
    events.reached(handle, call, state, order.customerId(), List.of(created.requestId()));
    callLog.trail(handle, call, Optional.empty());
    return created;
  }

  /** Creates or replaces an order of the carrier's own. */
  public CarrierOrderResult put(Handle handle, Call call, CarrierOrder order) {
    long customerId = order.order().customerId();
    Optional<Boolean> enabled = OrderStore.customerEnabled(handle, customerId);
    if (enabled.isEmpty()) {
      return new CarrierOrderResult.CustomerNotFound();
    }
    Optional<OrderRow> present = OrderStore.lockByNumber(handle, order.orderNumber());
    if (present.isPresent()) {
      return replace(handle, call, present.get(), order);
    }
    if (!enabled.get()) {
      return new CarrierOrderResult.CustomerDisabled();
    }
    int requestId = order.requestId().orElseGet(() -> Numbers.requestIds(handle, 1).getFirst());
    if (!OrderStore.claim(handle, requestId, order.orderNumber(), customerId)) {
      // Another call may have made this very order while the claim waited for it.
      return OrderStore.lockByNumber(handle, order.orderNumber())
          .map(made -> replace(handle, call, made, order))
          .orElseGet(() -> new CarrierOrderResult.NumberTaken("requestID"));
    }
    OrderStore.insertOrder(
        handle, requestId, Optional.of(order.orderNumber()), order.state(), order.order(), now());
    call.order(customerId, requestId);
    reached(handle, call, order.state(), customerId, List.of(requestId));
    callLog.trail(handle, call, Optional.empty());
    return new CarrierOrderResult.Stored(requestId, true);
  }

  /** Keeps others from changing the order of an orderID until the transaction ends. */
  public void lock(Handle handle, String orderNumber) {
    OrderStore.lockByNumber(handle, orderNumber);
  }

  private CarrierOrderResult replace(
      Handle handle, Call call, OrderRow present, CarrierOrder order) {
    if (present.customerId() != order.order().customerId()) {
      return new CarrierOrderResult.NumberTaken("orderID");
    }
    if (order.requestId().filter(id -> id != present.requestId()).isPresent()) {
      return new CarrierOrderResult.NumberTaken("requestID");
    }
    OrderStore.replace(handle, present.requestId(), order.state(), order.order(), now());
    call.order(present.customerId(), present.requestId());
    if (present.state() != order.state()) {
      reached(handle, call, order.state(), present.customerId(), List.of(present.requestId()));
    }
    callLog.trail(handle, call, Optional.empty());
    return new CarrierOrderResult.Stored(present.requestId(), false);
  }

  /**
   * Moves an order to a state; a draft moved to {@code processing} is queued and numbered. To move
   * an order to the state it is in changes nothing.
   *
   * @param number the orderID (13 digits) or the requestID
   */
  public StateResult move(Handle handle, Call call, String number, OrderState to) {
    Optional<OrderRow> found =
        number.length() == 13
            ? OrderStore.lockByNumber(handle, number)
            : Numbers.requestId(number).flatMap(id -> OrderStore.lockByRequestId(handle, id));
    if (found.isEmpty()) {
      return new StateResult.NotFound();
    }
    OrderRow order = found.get();
    if (!leads(order.state(), to)) {
      return new StateResult.Forbidden(order.state());
    }
    call.order(order.customerId(), order.requestId());
    String orderNumber =
        order.state() == OrderState.DRAFT
            ? queue(handle, call, order.customerId(), List.of(order.requestId())).getFirst()
            : moveOn(handle, call, order, to);
    callLog.trail(handle, call, Optional.empty());
    return new StateResult.Moved(order.requestId(), orderNumber, order.state(), to);
  }

  /** Whether an order may go from one state to another. */
  static boolean leads(OrderState from, OrderState to) {
    return from == OrderState.DRAFT
        ? to == OrderState.PROCESSING
        : to != OrderState.DRAFT && (!from.ended() || from == to);
  }

  private String moveOn(Handle handle, Call call, OrderRow order, OrderState to) {
    if (order.state() != to) {
      OrderStore.state(handle, order.customerId(), order.requestId(), to, now());
      reached(handle, call, to, order.customerId(), List.of(order.requestId()));
    }
    return order.orderNumber().orElseThrow();
  }

  /**
   * Queues drafts of one customer, which the caller has locked: numbers them and brings them to
   * {@code processing}.
   *
   * @return their orderIDs, in the order of the drafts
   */
  public List<String> queue(Handle handle, Call call, long customerId, List<Integer> requestIds) {
    List<String> numbers = Numbers.orderNumbers(handle, year(), requestIds.size());
    OrderStore.queue(handle, customerId, requestIds, numbers, now());
    reached(handle, call, OrderState.PROCESSING, customerId, requestIds);
    return numbers;
  }

  private void reached(
      Handle handle, Call call, OrderState state, long customerId, List<Integer> requestIds) {
    OrderStore.stateChanges(handle, customerId, requestIds, state, now(), call.id());
    events.reached(handle, call, state, customerId, requestIds);
  }

  private int year() {
    return now().atZone(zone).getYear();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
