package dev.postorder.notify;

import dev.postorder.order.OrderState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What letters and SMS tell of, as in {@code notification.event} and the rules. */
public final class Event {
  public static final String ORDER_QUEUED = "order_queued";
  public static final String ORDER_COMPLETED = "order_completed";
  public static final String ORDER_STATE = "order_state";
  public static final String CHANGE_REQUESTED = "change_requested";
  public static final String CHANGE_APPROVED = "change_approved";
  public static final String CHANGE_DECLINED = "change_declined";

  private Event() {}

  /** The event of coming to a state; a draft is told to nobody. */
  public static Optional<String> of(OrderState state) {
    if (state == OrderState.DRAFT) {
      return Optional.empty();
    }
    if (state == OrderState.PROCESSING) {
      return Optional.of(ORDER_QUEUED);
    }
    boolean completed = state == OrderState.FINISHED;
    return Optional.of(completed ? ORDER_COMPLETED : ORDER_STATE + "." + state.code());
  }

  /** What an event is one of: {@code order_state} of {@code order_state.arrived}. */
  public static String kind(String event) {
    int dot = event.indexOf('.');
    return dot < 0 ? event : event.substring(0, dot);
  }

  /** All there are. */
  public static List<String> all() {
    return Stream.concat(
            Arrays.stream(OrderState.values()).map(Event::of).flatMap(Optional::stream),
            Stream.of(CHANGE_REQUESTED, CHANGE_APPROVED, CHANGE_DECLINED))
        .toList();
  }
}
