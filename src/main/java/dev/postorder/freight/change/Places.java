package dev.postorder.freight.change;

import dev.postorder.change.PlaceTime;
import dev.postorder.freight.body.PlaceReader;
import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.Fields;
import dev.postorder.freight.wire.FreightError;
import dev.postorder.order.Place;
import java.time.LocalDate;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What changes of pickups and of deliveries have in common. */
final class Places {
  private Places() {}

  /** Reads a place and says it as changes do: address, time, and the details as they were sent. */
  static Place put(ObjectNode after, Fields given, WishReader.Context context) {
    Place place = PlaceReader.read(given, context.resolver());
    place.address().ifPresent(address -> after.put("address", address));
    given.raw("time").flatMap(PlaceTime::text).ifPresent(time -> after.put("time", time));
    after.set("details", place.details());
    return place;
  }

  /** A date that must not lie in the past. */
  static Optional<LocalDate> date(Fields fields, String key, LocalDate today) {
    Optional<LocalDate> date = fields.date(key);
    if (date.filter(day -> day.isBefore(today)).isPresent()) {
      fields.faults().add(Fault.of(FreightError.DATE_UNAVAILABLE, fields.path(key)));
    }
    return date;
  }
}
