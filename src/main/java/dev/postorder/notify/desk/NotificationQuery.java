package dev.postorder.notify.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Which notifications are looked for; what is empty does not narrow the search.
 *
 * @param event the whole of it, or what stands before a dot: {@code order_state}
 * @param recipient the whole of it, in any case
 * @param order a requestID, or an orderID of 13 digits
 * @param call that caused them
 * @param from when their calls came in
 * @param until exclusive
 * @param after the last one of the page before
 */
public record NotificationQuery(
    Optional<NotificationState> state,
    Optional<String> channel,
    Optional<String> event,
    Optional<String> recipient,
    Optional<String> order,
    Optional<UUID> customer,
    Optional<UUID> call,
    Optional<Instant> from,
    Optional<Instant> until,
    Optional<NotificationId> after,
    int limit) {

  /** The longest span of time that is looked through for something that no index knows. */
  public static final Duration LONGEST_SPAN = Duration.ofDays(31);

  /** Whether an index leads to few enough to look at each. */
  private boolean few() {
    return order.isPresent()
        || call.isPresent()
        || state.filter(NotificationState::indexed).isPresent();
  }

  /** Whether an index knows the recipient; not the addresses of webhooks, which get many. */
  boolean addressed() {
    return recipient.filter(text -> !text.contains("://")).isPresent();
  }

  /** Whether they are read in the order of their numbers; else in the order of their calls. */
  boolean byNumber() {
    return few() || (customer.isPresent() && from.isEmpty() && until.isEmpty());
  }

  /** Whether it can be answered without looking at notifications by the million. */
  boolean served(Instant now) {
    boolean narrowed =
        Stream.of(state, channel, event, recipient, customer).anyMatch(Optional::isPresent);
    return byNumber()
        || addressed()
        || !narrowed
        || from.filter(start -> shortSince(start, now)).isPresent();
  }

  private boolean shortSince(Instant start, Instant now) {
    return !start.plus(LONGEST_SPAN).isBefore(until.orElse(now));
  }
}
