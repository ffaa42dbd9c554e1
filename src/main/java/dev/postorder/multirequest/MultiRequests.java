package dev.postorder.multirequest;

import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.order.Numbers;
import dev.postorder.order.OrderState;
import dev.postorder.order.Orders;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Joins drafts into multi-requests (freight specification, section 4). The drafts are locked in the
 * order of their numbers, so that calls over overlapping ids wait for each other and never in a
 * circle; who comes second finds them queued.
 */
public final class MultiRequests {
  private final Jdbi jdbi;
  private final Clock clock;
  private final CallLog callLog;
  private final Orders orders;

  /** Puts multi-requests over a database. */
  public MultiRequests(Jdbi jdbi, Clock clock, CallLog callLog, Orders orders) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.callLog = callLog;
    this.orders = orders;
  }

  /** Joins drafts in a transaction of its own. */
  public JoinResult join(
      Call call, long userId, List<String> requestIds, Optional<String> comment) {
    JoinResult result =
        jdbi.inTransaction(handle -> join(handle, call, userId, requestIds, comment));
    return result;
  }

  /** Joins drafts in the caller's transaction; unless they were joined, nothing was written. */
  public JoinResult join(
      Handle handle, Call call, long userId, List<String> requestIds, Optional<String> comment) {
    Map<String, Optional<Integer>> ids = new LinkedHashMap<>();
    requestIds.forEach(id -> ids.computeIfAbsent(id.strip(), Numbers::requestId));
    if (ids.size() < 2) {
      return new JoinResult.TooFew();
    }
    Map<Integer, Draft> drafts =
        MultiRequestStore.lock(
                handle, userId, ids.values().stream().flatMap(Optional::stream).toList())
            .stream()
            .collect(Collectors.toMap(Draft::requestId, draft -> draft));
    List<String> unfit =
        ids.entrySet().stream()
            .filter(id -> id.getValue().map(drafts::get).filter(MultiRequests::fit).isEmpty())
            .map(Map.Entry::getKey)
            .toList();
    if (!unfit.isEmpty()) {
      return new JoinResult.Unfit(unfit);
    }
    if (drafts.values().stream().map(Draft::customerId).distinct().count() > 1) {
      return new JoinResult.DifferentCustomers();
    }
    if (drafts.values().stream().map(Draft::pickupKey).distinct().count() > 1) {
      return new JoinResult.DifferentAddresses();
    }
    return joinFit(handle, call, userId, new ArrayList<>(drafts.values()), comment);
  }

  private JoinResult joinFit(
      Handle handle, Call call, long userId, List<Draft> drafts, Optional<String> comment) {
    long customerId = drafts.getFirst().customerId();
    List<Integer> orderIds = drafts.stream().map(Draft::requestId).sorted().toList();
    int requestId = Numbers.requestIds(handle, 1).getFirst();
    MultiRequestStore.insert(
        handle,
        customerId,
        requestId,
        orderIds,
        comment,
        userId,
        call.id(),
        clock.instant().truncatedTo(ChronoUnit.MICROS));
    orders.queue(handle, call, customerId, orderIds);
    call.order(customerId, requestId);
    callLog.trail(handle, call, Optional.of("заказов: " + orderIds.size()));
    return new JoinResult.Joined(requestId);
  }

  private static boolean fit(Draft draft) {
    return draft.state() == OrderState.DRAFT && draft.byAddress() && draft.level() == 2;
  }
}
