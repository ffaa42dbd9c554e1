package dev.postorder.console.notification;

import dev.postorder.change.ChangeType;
import dev.postorder.console.Moment;
import dev.postorder.console.Times;
import dev.postorder.console.Tone;
import dev.postorder.console.Words;
import dev.postorder.notify.desk.NotificationEntry;
import dev.postorder.order.OrderState;
import java.util.Optional;

/**
 * A notification in a list.
 *
 * @param event in words
 * @param order the orderID, or the requestID of an order without one
 * @param next when it is tried again, or when it became a dead letter
 */
public record NotificationRow(
    String id,
    String address,
    String state,
    String tone,
    String event,
    String channel,
    String role,
    String recipient,
    String order,
    int attempts,
    Moment created,
    Optional<Moment> sent,
    Optional<Moment> next) {

  static NotificationRow of(NotificationEntry entry, Times times, Words words) {
    boolean waits = entry.state().equals("queued") || entry.state().equals("failed");
    return new NotificationRow(
        entry.name().toString(),
        NotificationPages.address(entry.name()),
        entry.state(),
        Tone.of(entry.state()),
        event(entry.event(), words),
        entry.channel(),
        entry.role(),
        entry.recipient(),
        entry.orderNumber().orElse(String.valueOf(entry.requestId())),
        entry.attempts(),
        times.moment(entry.createdAt(), words),
        entry.sentAt().map(at -> times.moment(at, words)),
        waits ? Optional.of(times.moment(entry.nextAttemptAt(), words)) : Optional.empty());
  }

  /** An event in words: those of states and changes are called as these are. */
  public static String event(String event, Words words) {
    int dot = event.lastIndexOf('.');
    String kind = dot < 0 ? event : event.substring(0, dot);
    String of = event.substring(dot + 1);
    return switch (kind) {
      case "order_state", "order.state" ->
          OrderState.of(of)
              .map(state -> words.say("event.state", state.title(words.language())))
              .orElse(event);
      case "order.change" ->
          ChangeType.of(of)
              .map(type -> words.say("event.change", type.title(words.language())))
              .orElse(event);
      default -> words.has("event." + event) ? words.say("event." + event) : event;
    };
  }
}
