package dev.postorder.freight.order;

import dev.postorder.freight.body.Checks;
import dev.postorder.freight.body.Choice;
import dev.postorder.freight.body.Payers;
import dev.postorder.freight.body.PhoneRule;
import dev.postorder.freight.body.PlaceReader;
import dev.postorder.freight.body.Resolver;
import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.Fields;
import dev.postorder.freight.wire.FreightError;
import dev.postorder.order.Place;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads the object {@code delivery} of v2/request (freight specification, section 8): how, from
 * where, to where, and with which services.
 */
final class DeliveryReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Place NOWHERE = new Place(false, Optional.empty(), NODES.objectNode());
  private static final List<String> TYPES = List.of("auto", "express", "letter", "avia", "small");
  private static final List<String> ACTIONS = List.of("send", "return");
  private static final int MOST_SERVICES = 100;
  private static final int LONGEST_COMMENT = 1000;

  private final Resolver resolver;
  private final LocalDate today;
  private final Payers payers;
  private final ArrayNode foundAddresses = NODES.arrayNode();

  DeliveryReader(Resolver resolver, LocalDate today, Payers payers) {
    this.resolver = resolver;
    this.today = today;
    this.payers = payers;
  }

  /** From where, to where and when. */
  record Read(Optional<LocalDate> produceDate, Place pickup, Place destination) {}

  /** Reads it; empty for a body without the object. */
  Read read(Optional<Fields> delivery) {
    delivery
        .flatMap(given -> given.requiredObject("deliveryType"))
        .ifPresent(
            type -> {
              Choice.required(type, "type", TYPES);
              payers.read(type);
            });
    Optional<Fields> derival = delivery.flatMap(given -> given.requiredObject("derival"));
    Optional<Fields> arrival = delivery.flatMap(given -> given.requiredObject("arrival"));
    Optional<LocalDate> produceDate = derival.flatMap(this::produceDate);
    arrival.ifPresent(given -> given.date("produceDate"));
    var read =
        new Read(
            produceDate,
            derival.map(this::place).orElse(NOWHERE),
            arrival.map(this::place).orElse(NOWHERE));
    delivery.ifPresent(this::services);
    return read;
  }

  private Place place(Fields place) {
    PlaceReader.found(place).ifPresent(foundAddresses::add);
    payers.read(place);
    place.object("handling").ifPresent(payers::read);
    return PlaceReader.read(place, resolver);
  }

  private Optional<LocalDate> produceDate(Fields derival) {
    Optional<LocalDate> date = derival.required("produceDate", derival.date("produceDate"));
    if (date.filter(day -> day.isBefore(today)).isPresent()) {
      derival.faults().add(Fault.of(FreightError.DATE_UNAVAILABLE, derival.path("produceDate")));
    }
    return date;
  }

  private void services(Fields delivery) {
    for (Fields packing : delivery.anyObjects("packages", MOST_SERVICES)) {
      packing.required("uid", Checks.uid(packing, "uid"));
      Checks.count(packing, "count", 1);
      payers.read(packing);
    }
    for (Fields document : delivery.anyObjects("accompanyingDocuments", MOST_SERVICES)) {
      Choice.required(document, "action", ACTIONS);
      payers.read(document);
    }
    PhoneRule.ANY.number(delivery, "smsback");
    Checks.text(delivery, "comment", LONGEST_COMMENT);
  }

  /** The answer's foundAddresses. */
  ArrayNode foundAddresses() {
    return foundAddresses;
  }
}
