package dev.postorder.backoffice;

import dev.postorder.change.ChangeReader;
import dev.postorder.event.CarrierQueue;
import dev.postorder.event.CarrierQueue.Acknowledged;
import dev.postorder.event.CarrierQueue.Acknowledgement;
import dev.postorder.event.Event;
import dev.postorder.order.OrderReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/queue}: what waits for the carrier's own transport system. */
final class QueueOperations {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int USUAL = 50;
  private static final int MOST = 100;
  private static final int MOST_ACKNOWLEDGED = 500;
  private static final int USUAL_LEASE = 60;
  private static final int LONGEST_LEASE = 3600;
  private static final Set<String> NAMES = new LinkedHashSet<>(List.of("after", "limit", "wait"));

  private final Jdbi jdbi;
  private final Effects effects;
  private final CarrierQueue queue;

  QueueOperations(Jdbi jdbi, Effects effects, CarrierQueue queue) {
    this.jdbi = jdbi;
    this.effects = effects;
    this.queue = queue;
  }

  List<Operation> all() {
    return List.of(
        Operation.read("/queue", "api/v1/queue", this::look),
        Operation.write("POST", "/queue/leases", "api/v1/queue/leases", this::take),
        Operation.write(
            "POST", "/queue/acknowledgements", "api/v1/queue/acknowledgements", this::acknowledge));
  }

  private Answer look(Incoming in) {
    Parameters parameters = Parameters.of(in, NAMES);
    long after = parameters.number("after").orElse(0L);
    int limit = parameters.limit(USUAL, MOST);
    Duration wait = parameters.wait("wait", EventOperations.LONGEST_WAIT);
    parameters.end();
    List<Event> found = queue.look(after, limit, wait);
    ObjectNode answer = shown(found);
    if (found.size() == limit) {
      answer.put("next", found.getLast().id());
    }
    return Answer.ok(answer);
  }

  private Answer take(Incoming in) {
    ObjectNode body = JsonBody.read(in.request());
    Fields fields =
        Fields.of(body).only(new TreeSet<>(Set.of("consumer", "limit", "seconds", "wait")));
    Optional<String> consumer = fields.text("consumer", 100);
    int limit = fields.number("limit", 1, MOST).orElse(USUAL);
    int seconds = fields.number("seconds", 1, LONGEST_LEASE).orElse(USUAL_LEASE);
    int wait = fields.number("wait", 0, EventOperations.LONGEST_WAIT).orElse(0);
    fields.end();
    String by = in.actor() + consumer.map(name -> "/" + name).orElse("");
    return Answer.ok(
        shown(queue.take(by, limit, Duration.ofSeconds(seconds), Duration.ofSeconds(wait))));
  }

  private ObjectNode shown(List<Event> events) {
    ObjectNode answer = NODES.objectNode();
    ArrayNode items = answer.putArray("items");
    if (!events.isEmpty()) {
      jdbi.useHandle(handle -> events.forEach(event -> items.add(item(handle, event))));
    }
    return answer;
  }

  /** The event, with the order as it is now, and the change that was applied. */
  private static ObjectNode item(Handle handle, Event event) {
    ObjectNode item = EventAnswer.of(event);
    event
        .lease()
        .ifPresent(
            lease ->
                item.putObject("lease")
                    .put("by", lease.by())
                    .put("until", lease.until().toString()));
    OrderReader.find(handle, Integer.toString(event.requestId()))
        .ifPresent(order -> item.set("order", OrderAnswer.of(order)));
    if (event.subject().isPresent()) {
      ChangeReader.find(handle, event.requestId(), event.subject().getAsLong())
          .ifPresent(change -> item.set("changed", ChangeAnswer.of(change)));
    }
    return item;
  }

  private Answer acknowledge(Incoming in) {
    ObjectNode body = JsonBody.read(in.request());
    Fields fields = Fields.of(body).only(Set.of("items"));
    var wishes = new ArrayList<Acknowledgement>();
    for (Fields one : fields.objects("items", MOST_ACKNOWLEDGED)) {
      one.only(new TreeSet<>(Set.of("id", "reference")));
      wishes.add(
          new Acknowledgement(
              one.required("id", one.id("id"), () -> 0L), one.text("reference", 100)));
    }
    if (wishes.isEmpty()) {
      fields.fault("items", "must be an array of 1 to " + MOST_ACKNOWLEDGED + " objects");
    }
    fields.end();
    return effects.run(in, body, handle -> acknowledge(handle, in, wishes));
  }

  private Answer acknowledge(Handle handle, Incoming in, List<Acknowledgement> wishes) {
    List<Acknowledged> results = queue.acknowledge(handle, in.call(), in.actor(), wishes);
    ObjectNode answer = NODES.objectNode();
    ArrayNode items = answer.putArray("results");
    for (int i = 0; i < results.size(); i++) {
      ObjectNode item = items.addObject().put("id", wishes.get(i).id());
      switch (results.get(i)) {
        case Acknowledged.Done(var event) -> item.put("result", "acknowledged");
        case Acknowledged.Before(var event) -> {
          item.put("result", "acknowledged-before");
          event.taken().ifPresent(taken -> item.put("by", taken.by()));
        }
        case Acknowledged.NotFound() -> item.put("result", "not-found");
      }
    }
    return Answer.ok(answer);
  }
}
