package dev.postorder.order;

import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Moves many orders at once: all are locked in one statement, and written state by state. Reports
 * of one order take effect in their order; one that cannot take effect leaves the others.
 */
public final class StateReports {
  /** How far the clock of the carrier's system may be ahead of ours. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final Clock clock;
  private final CallLog callLog;
  private final Orders orders;
  private final OrderEvents events;

  /** Takes reports. */
  public StateReports(Clock clock, CallLog callLog, Orders orders, OrderEvents events) {
    this.clock = clock;
    this.callLog = callLog;
    this.orders = orders;
    this.events = events;
  }

  /** Takes reports in the caller's transaction; the results are in their order. */
  public List<StateReportResult> take(Handle handle, Call call, List<StateReport> reports) {
    Map<String, StateReportStore.Locked> found =
        StateReportStore.lock(
            handle, reports.stream().map(StateReport::number).distinct().toList());
    Map<Integer, Way> ways = new LinkedHashMap<>();
    var judged = new ArrayList<Judgement>();
    for (StateReport report : reports) {
      Optional<Way> way =
          Optional.ofNullable(found.get(report.number()))
              .map(order -> ways.computeIfAbsent(order.requestId(), id -> new Way(order)));
      judged.add(way.map(known -> judge(known, report)).orElseGet(Judgement::notFound));
    }
    for (int round = 0; write(handle, call, ways.values(), round); round++) {}
    long moved = judged.stream().filter(one -> one.step().isPresent()).count();
    if (ways.size() == 1) {
      Way only = ways.values().iterator().next();
      call.order(only.order.customerId(), only.order.requestId());
    }
    callLog.trail(handle, call, Optional.of("states: " + moved));
    return judged.stream().map(Judgement::result).toList();
  }

  /** What an order goes through in this call. */
  private static final class Way {
    private final StateReportStore.Locked order;
    private final List<Step> steps = new ArrayList<>();
    private OrderState state;
    private Instant at;
    private String number;

    Way(StateReportStore.Locked order) {
      this.order = order;
      this.state = order.state();
      this.at = order.stateAt();
      this.number = order.orderNumber().orElse("");
    }
  }

  /** From one state to another. */
  private record Step(Way way, OrderState from, OrderState to, Instant at) {
    boolean queues() {
      return from == OrderState.DRAFT;
    }
  }

  /** A result, which is known only when all is written if it is a step. */
  private record Judgement(Optional<Step> step, StateReportResult refused) {
    static Judgement notFound() {
      return refused(new StateReportResult.Judged(new StateResult.NotFound()));
    }

    static Judgement refused(StateReportResult result) {
      return new Judgement(Optional.empty(), result);
    }

    StateReportResult result() {
      return step.<StateReportResult>map(
              s ->
                  new StateReportResult.Judged(
                      new StateResult.Moved(
                          s.way().order.requestId(), s.way().number, s.from(), s.to())))
          .orElse(refused);
    }
  }

  private Judgement judge(Way way, StateReport report) {
    OrderState to = report.state();
    if (!Orders.leads(way.state, to)) {
      return Judgement.refused(new StateReportResult.Judged(new StateResult.Forbidden(way.state)));
    }
    boolean queues = way.state == OrderState.DRAFT;
    Instant now = now();
    Instant at = queues ? now : report.at().orElse(now);
    if (at.isAfter(now.plus(SKEW))) {
      return Judgement.refused(new StateReportResult.InTheFuture());
    }
    if (way.state != to && report.at().isPresent() && at.isBefore(way.at)) {
      return Judgement.refused(new StateReportResult.TooEarly(way.state));
    }
    var step = new Step(way, way.state, to, at);
    if (way.state != to) {
      way.steps.add(step);
      way.state = to;
      way.at = at;
    }
    return new Judgement(
        Optional.of(step), new StateReportResult.Judged(new StateResult.NotFound()));
  }

  /** Writes the nth step of each order; false when none has so many. */
  private boolean write(Handle handle, Call call, Iterable<Way> ways, int round) {
    var steps = new ArrayList<Step>();
    for (Way way : ways) {
      if (way.steps.size() > round) {
        steps.add(way.steps.get(round));
      }
    }
    queue(handle, call, steps.stream().filter(Step::queues).toList());
    List<Step> moves = steps.stream().filter(step -> !step.queues()).toList();
    if (!moves.isEmpty()) {
      StateReportStore.move(
          handle,
          moves.stream()
              .map(
                  step ->
                      new StateReportStore.Move(
                          step.way().order.customerId(),
                          step.way().order.requestId(),
                          step.to(),
                          step.at()))
              .toList(),
          now(),
          call.id());
      byCustomer(moves)
          .forEach(
              (customer, his) ->
                  his.stream()
                      .collect(Collectors.groupingBy(Step::to, LinkedHashMap::new, ids()))
                      .forEach((state, ids) -> events.reached(handle, call, state, customer, ids)));
    }
    return !steps.isEmpty();
  }

  private void queue(Handle handle, Call call, List<Step> drafts) {
    byCustomer(drafts)
        .forEach(
            (customer, his) -> {
              List<Integer> ids = his.stream().map(step -> step.way().order.requestId()).toList();
              List<String> numbers = orders.queue(handle, call, customer, ids);
              for (int i = 0; i < ids.size(); i++) {
                his.get(i).way().number = numbers.get(i);
              }
            });
  }

  private static Map<Long, List<Step>> byCustomer(List<Step> steps) {
    return steps.stream()
        .collect(
            Collectors.groupingBy(
                step -> step.way().order.customerId(), LinkedHashMap::new, Collectors.toList()));
  }

  private static Collector<Step, ?, List<Integer>> ids() {
    return Collectors.mapping(step -> step.way().order.requestId(), Collectors.toList());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
