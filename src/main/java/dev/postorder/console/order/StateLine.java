package dev.postorder.console.order;

import dev.postorder.console.Moment;
import dev.postorder.console.Times;
import dev.postorder.console.Words;
import dev.postorder.order.OrderState;
import dev.postorder.order.OrderView;
import dev.postorder.timeline.Entry;
import dev.postorder.timeline.What;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where an order is on its way: what it came through, where it is, and what usually follows.
 *
 * @param place {@code done}, {@code here} or {@code ahead}
 * @param at when it came into the state; empty where that lies ahead
 */
public record StateLine(String state, String place, Optional<Moment> at) {

  /**
   * The way of an order.
   *
   * @param reached the states it came into, the newest first
   */
  static List<StateLine> of(OrderView order, List<Entry> reached, Times times, Words words) {
    var line = new ArrayList<StateLine>();
    Set<OrderState> passed = EnumSet.of(order.state());
    for (Entry entry : reached.reversed()) {
      if (entry.what() instanceof What.Reached(OrderState state)) {
        passed.add(state);
        boolean here = entry.equals(reached.getFirst()) && state == order.state();
        line.add(
            new StateLine(
                state.title(words.language()),
                here ? "here" : "done",
                Optional.of(times.moment(entry.at(), words))));
      }
    }
    if (line.isEmpty() || !line.getLast().place().equals("here")) {
      line.add(
          new StateLine(
              order.state().title(words.language()),
              "here",
              Optional.of(times.moment(order.stateAt(), words))));
    }
    Optional<OrderState> next = next(order, order.state());
    while (next.isPresent() && passed.add(next.get())) {
      line.add(new StateLine(next.get().title(words.language()), "ahead", Optional.empty()));
      next = next(order, next.get());
    }
    return line;
  }

  private static Optional<OrderState> next(OrderView order, OrderState state) {
    return switch (state) {
      case DRAFT -> Optional.of(OrderState.PROCESSING);
      case PROCESSING ->
          Optional.of(order.pickup().byAddress() ? OrderState.PICKUP : OrderState.WAITING);
      case PICKUP, WAITING -> Optional.of(OrderState.RECEIVED);
      case RECEIVED, RECEIVED_WAREHOUSING -> Optional.of(OrderState.INWAY);
      case INWAY -> Optional.of(OrderState.ARRIVED);
      case ARRIVED, WAREHOUSING, ARRIVED_TO_AIRPORT, AIRPORT_WAREHOUSING ->
          Optional.of(order.delivery().byAddress() ? OrderState.DELIVERY : OrderState.FINISHED);
      case DELIVERY, ACCOMPANYING_DOCUMENTS_RETURN -> Optional.of(OrderState.FINISHED);
      case CANCELLING -> Optional.of(OrderState.CANCELLED);
      case DECLINED, FINISHED, CANCELLED -> Optional.empty();
    };
  }
}
