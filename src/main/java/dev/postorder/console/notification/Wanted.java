package dev.postorder.console.notification;

import dev.postorder.console.Form;
import dev.postorder.console.Query;
import dev.postorder.console.Times;
import dev.postorder.console.Words;
import dev.postorder.notify.desk.DeadLetterFilter;
import dev.postorder.notify.desk.NotificationId;
import dev.postorder.notify.desk.NotificationQuery;
import dev.postorder.notify.desk.NotificationState;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads which notifications are looked for; what cannot be looked for is told beside its field. */
final class Wanted {
  static final int PAGE = 50;
  static final List<String> CHANNELS = List.of("email", "sms", "webhook");
  static final List<String> EVENTS =
      List.of(
          "order_queued",
          "order_state",
          "order_completed",
          "change_requested",
          "change_approved",
          "change_declined",
          "order.state",
          "order.change");
  static final List<String> STATES =
      Arrays.stream(NotificationState.values()).map(NotificationState::code).toList();

  private static final Pattern ORDER = Pattern.compile("[0-9]{13}|[1-9][0-9]{0,9}");

  private final Query typed;
  private final Times times;
  private final Words words;
  private final Map<String, String> faults = new LinkedHashMap<>();

  Wanted(Query typed, Times times, Words words) {
    this.typed = typed;
    this.times = times;
    this.words = words;
  }

  /** The form with the faults that were met so far. */
  Form form() {
    return new Form(typed, faults);
  }

  /** A search of the list; since a time where the form has none. */
  NotificationQuery list(Optional<Instant> since) {
    return new NotificationQuery(
        read("state", NotificationState::of),
        read("channel", text -> Optional.of(text).filter(CHANNELS::contains)),
        read("event", text -> Optional.of(text).filter(EVENTS::contains)),
        typed.get("recipient"),
        read("order", Wanted::order),
        Optional.empty(),
        Optional.empty(),
        read("from", times::parse).or(() -> since),
        read("until", times::parse),
        typed.get("after").flatMap(NotificationId::of),
        PAGE);
  }

  /** Dead letters, so many at most. */
  DeadLetterFilter dead(Instant until, int limit) {
    return new DeadLetterFilter(
        read("channel", text -> Optional.of(text).filter(CHANNELS::contains)),
        read("event", text -> Optional.of(text).filter(EVENTS::contains)),
        typed.get("host"),
        typed.get("recipient"),
        Optional.empty(),
        read("from", times::parse),
        read("until", times::parse).orElse(until),
        limit);
  }

  private static Optional<String> order(String text) {
    return Optional.of(text)
        .filter(number -> ORDER.matcher(number).matches())
        .filter(number -> number.length() == 13 || Long.parseLong(number) <= Integer.MAX_VALUE);
  }

  private <T> Optional<T> read(String name, Function<String, Optional<T>> parse) {
    Optional<String> text = typed.get(name);
    Optional<T> value = text.flatMap(parse);
    if (text.isPresent() && value.isEmpty()) {
      faults.put(name, words.say("wrong." + name));
    }
    return value;
  }
}
