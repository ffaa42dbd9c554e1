package dev.postorder.backoffice;

import dev.postorder.order.OrderView;
import dev.postorder.timeline.Kind;
import dev.postorder.timeline.Position;
import dev.postorder.timeline.Timeline;
import dev.postorder.timeline.TimelinePage;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/orders/{number}/timeline}: all that happened to an order. */
final class TimelineOperations {
  private static final Set<String> KNOWN = new LinkedHashSet<>(List.of("kind", "after", "limit"));
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 500;
  private static final String KINDS =
      Arrays.stream(Kind.values()).map(Kind::code).collect(Collectors.joining(", "));

  private final Jdbi jdbi;
  private final Timeline timeline;

  TimelineOperations(Jdbi jdbi, Timeline timeline) {
    this.jdbi = jdbi;
    this.timeline = timeline;
  }

  List<Operation> all() {
    return List.of(
        Operation.read("/orders/([^/]+)/timeline", "api/v1/orders/timeline", this::read));
  }

  private Answer read(Incoming in) {
    Parameters parameters = Parameters.of(in, KNOWN);
    Set<Kind> kinds =
        parameters
            .parsed("kind", "of " + KINDS + ", separated by commas", TimelineOperations::kinds)
            .orElse(Set.of());
    Optional<Position> after =
        parameters.parsed("after", "the next of a page before", Position::of);
    int limit = parameters.limit(DEFAULT_LIMIT, MAX_LIMIT);
    parameters.end();
    OrderView order = jdbi.withHandle(handle -> OrderOperations.find(handle, in));
    TimelinePage page = timeline.page(order.customerId(), order.requestId(), kinds, after, limit);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode entries = answer.putArray("entries");
    page.entries().forEach(entry -> entries.add(TimelineAnswer.of(entry)));
    page.next().ifPresent(next -> answer.put("next", next.toString()));
    return Answer.ok(answer);
  }

  private static Optional<Set<Kind>> kinds(String text) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (String code : text.split(",", -1)) {
      Optional<Kind> kind = Kind.of(code);
      if (kind.isEmpty()) {
        return Optional.empty();
      }
      kinds.add(kind.get());
    }
    return Optional.of(kinds);
  }
}
