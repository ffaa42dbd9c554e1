package dev.postorder.backoffice;

import dev.postorder.event.EventPage;
import dev.postorder.event.EventQuery;
import dev.postorder.event.EventType;
import dev.postorder.event.Events;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/events}: what happens, page by page or as a stream (Server-Sent Events). */
final class EventOperations {
  static final int LONGEST_WAIT = 30;

  private static final int USUAL = 100;
  private static final int MOST = 500;
  private static final Set<String> NAMES =
      new LinkedHashSet<>(List.of("after", "types", "customer", "limit", "wait"));

  private final Events events;
  private final ApiKeys apiKeys;
  private final Semaphore free;

  /**
   * Over the events of a database.
   *
   * @param streams how many streams may be open
   */
  EventOperations(Events events, ApiKeys apiKeys, int streams) {
    this.events = events;
    this.apiKeys = apiKeys;
    this.free = new Semaphore(streams);
  }

  List<Operation> all() {
    return List.of(Operation.read("/events", "api/v1/events", this::answer));
  }

  private Answer answer(Incoming in) {
    Parameters parameters = Parameters.of(in, NAMES);
    Optional<Long> after = parameters.number("after");
    Set<EventType> types =
        parameters
            .parsed(
                "types",
                "some of " + String.join(",", EventType.codes()) + ", with commas between them",
                EventOperations::types)
            .orElse(Set.of());
    var query =
        new EventQuery(
            after.orElse(0L), types, parameters.uuid("customer"), parameters.limit(USUAL, MOST));
    Duration wait = parameters.wait("wait", LONGEST_WAIT);
    parameters.end();
    return wantsStream(in) ? stream(in, query, after) : page(query, wait);
  }

  private static Optional<Set<EventType>> types(String text) {
    List<Optional<EventType>> types =
        Arrays.stream(text.split(",", -1)).map(String::strip).map(EventType::of).toList();
    if (types.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    Set<EventType> known = EnumSet.noneOf(EventType.class);
    types.forEach(type -> type.ifPresent(known::add));
    return Optional.of(known);
  }

  private Answer page(EventQuery query, Duration wait) {
    return switch (events.page(query, wait)) {
      case EventPage.Found found -> {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode items = answer.putArray("events");
        found.events().forEach(event -> items.add(EventAnswer.of(event)));
        answer.put("next", found.next()).put("more", found.more());
        yield Answer.ok(answer);
      }
      case EventPage.Gone(var oldest) -> throw gone(oldest);
    };
  }

  private static ProblemException gone(long oldest) {
    return ProblemException.of(
        ProblemType.EVENTS_GONE, "All are kept that follow " + oldest + " (after=" + oldest + ")");
  }

  private static boolean wantsStream(Incoming in) {
    return in.request()
        .headers()
        .first("Accept")
        .map(accept -> accept.toLowerCase(Locale.ROOT).contains("text/event-stream"))
        .orElse(false);
  }

  /** From where the client was last, as its browser says; from now on for one who is new. */
  private Answer stream(Incoming in, EventQuery query, Optional<Long> after) {
    Optional<Long> last =
        in.request()
            .headers()
            .first("Last-Event-ID")
            .filter(id -> id.matches("[0-9]{1,18}"))
            .map(Long::valueOf);
    EventQuery from = query.from(last.or(() -> after).orElseGet(events::last));
    if (events.page(from) instanceof EventPage.Gone(var oldest)) {
      throw gone(oldest);
    }
    if (!free.tryAcquire()) {
      throw ProblemException.of(
              ProblemType.TOO_MANY_STREAMS, "Ask another node, or for pages of events")
          .with("Retry-After", "10");
    }
    return Answer.streamed(
        "text/event-stream; charset=utf-8",
        new EventStream(events, from, () -> apiKeys.authenticate(in.request()), free::release),
        Map.of("Cache-Control", "no-store, no-transform"));
  }
}
