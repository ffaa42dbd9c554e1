package dev.postorder.backoffice;

import dev.postorder.notify.desk.NotificationQuery;
import dev.postorder.notify.desk.NotificationState;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads which notifications are looked for. */
final class NotificationFilter {
  static final Set<String> CHANNELS = new LinkedHashSet<>(List.of("email", "sms", "webhook"));
  static final String EVENT = "an event, e.g. order_completed, order_state or order.state.inway";

  private static final Pattern EVENTS = Pattern.compile("[a-z_]{1,60}(\\.[a-z_]{1,60}){0,2}");
  private static final Pattern ORDER = Pattern.compile("[0-9]{13}|[1-9][0-9]{0,9}");
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 500;
  private static final Set<String> KNOWN =
      new LinkedHashSet<>(
          List.of(
              "state",
              "channel",
              "event",
              "recipient",
              "order",
              "customer",
              "call",
              "from",
              "until",
              "after",
              "limit"));
  private static final String STATES =
      Arrays.stream(NotificationState.values())
          .map(NotificationState::code)
          .collect(Collectors.joining(", "));

  private NotificationFilter() {}

  /** Reads it and refuses it with all its faults. */
  static NotificationQuery read(Incoming in) {
    Parameters parameters = Parameters.of(in, KNOWN);
    var query =
        new NotificationQuery(
            parameters.parsed("state", "one of " + STATES, NotificationState::of),
            parameters.parsed(
                "channel", "one of " + String.join(", ", CHANNELS), NotificationFilter::channel),
            parameters.parsed("event", EVENT, NotificationFilter::event),
            parameters.text("recipient", 500),
            parameters.parsed("order", "an orderID or a requestID", NotificationFilter::order),
            parameters.uuid("customer"),
            parameters.uuid("call"),
            parameters.time("from"),
            parameters.time("until"),
            parameters.notification("after"),
            parameters.limit(DEFAULT_LIMIT, MAX_LIMIT));
    parameters.end();
    return query;
  }

  static Optional<String> channel(String text) {
    return Optional.of(text).filter(CHANNELS::contains);
  }

  static Optional<String> event(String text) {
    return Optional.of(text).filter(event -> EVENTS.matcher(event).matches());
  }

  /** An orderID or a requestID. */
  static Optional<String> order(String text) {
    return Optional.of(text)
        .filter(number -> ORDER.matcher(number).matches())
        .filter(number -> number.length() == 13 || Long.parseLong(number) <= Integer.MAX_VALUE);
  }
}
