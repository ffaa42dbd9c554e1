package dev.postorder.backoffice;

import dev.postorder.notify.desk.DeliveryHosts;
import dev.postorder.notify.desk.Moved;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/delivery-hosts}: hosts that are left alone, and their waking. */
final class HostOperations {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> WAKE = new LinkedHashSet<>(List.of("channel", "host", "limit"));

  private final Effects effects;
  private final DeliveryHosts hosts;
  private final Clock clock;

  HostOperations(Effects effects, DeliveryHosts hosts, Clock clock) {
    this.effects = effects;
    this.hosts = hosts;
    this.clock = clock;
  }

  List<Operation> all() {
    return List.of(
        Operation.read("/delivery-hosts", "api/v1/delivery-hosts/list", this::list),
        Operation.write("POST", "/delivery-hosts/wake", "api/v1/delivery-hosts/wake", this::wake));
  }

  private Answer list(Incoming in) {
    ObjectNode answer = NODES.objectNode();
    ArrayNode items = answer.putArray("hosts");
    for (DeliveryHosts.Resting host : hosts.list()) {
      items
          .addObject()
          .put("channel", host.channel())
          .put("host", host.host())
          .put("resting", host.restUntil().isAfter(clock.instant()))
          .put("restUntil", host.restUntil().toString())
          .put("timesInARow", host.openings())
          .put("why", host.why());
    }
    return Answer.ok(answer);
  }

  private Answer wake(Incoming in) {
    ObjectNode body = JsonBody.read(in.request());
    Fields fields = Fields.of(body).only(WAKE);
    String channel =
        fields.required(
            "channel",
            fields.parsed(
                "channel",
                "one of " + String.join(", ", NotificationFilter.CHANNELS),
                NotificationFilter::channel),
            () -> "");
    String host = fields.text("host", 300).orElse("");
    int limit = fields.positive("limit", DeliveryHosts.MOST).orElse(DeliveryHosts.MOST);
    fields.end();
    return effects.run(
        in,
        body,
        handle -> {
          Moved moved = hosts.wake(handle, in.call(), channel, host, limit);
          return Answer.ok(
              NODES.objectNode().put("woken", moved.count()).put("more", moved.more()));
        });
  }
}
