package dev.postorder.freight.order;

import dev.postorder.freight.body.PlaceReader;
import dev.postorder.freight.body.Resolver;
import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.Fields;
import dev.postorder.freight.wire.FreightError;
import dev.postorder.order.Place;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The places of an older body of v1/customers/request: they belong to the parties, and their hours
 * stand beside them.
 */
final class FirstVersionPlaces {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> HOURS =
      List.of("worktimeStart", "worktimeEnd", "breakStart", "breakEnd");

  private final Resolver resolver;

  FirstVersionPlaces(Resolver resolver) {
    this.resolver = resolver;
  }

  /**
   * Reads a place.
   *
   * @param party empty for a body without it
   * @param door whether the carrier comes to the door
   */
  Place read(Optional<Fields> party, boolean door) {
    return party
        .map(given -> read(given, door))
        .orElseGet(() -> new Place(door, Optional.empty(), NODES.objectNode()));
  }

  private Place read(Fields party, boolean door) {
    PlaceReader.hours(party);
    Optional<Fields> inline = party.object("address");
    boolean none = party.raw("address").isEmpty() || inline.filter(Fields::isEmpty).isPresent();
    Optional<String> address =
        inline
            .filter(given -> !given.isEmpty())
            .flatMap(PlaceReader::text)
            .or(() -> resolver.address(party));
    if (door && none && party.raw("addressID").isEmpty()) {
      party.faults().add(Fault.of(FreightError.REQUIRED, party.path("addressID")));
    }
    return new Place(door, address, details(party, door));
  }

  private static ObjectNode details(Fields party, boolean door) {
    ObjectNode details = NODES.objectNode().put("variant", door ? "address" : "terminal");
    party.integer("terminalID").ifPresent(terminal -> details.put("terminalID", terminal));
    party.integer("addressID").ifPresent(id -> details.put("addressID", id));
    ObjectNode time = NODES.objectNode();
    for (String key : HOURS) {
      party.text(key).ifPresent(hour -> time.put(key, hour));
    }
    if (!time.isEmpty()) {
      details.set("time", time);
    }
    return details;
  }
}
