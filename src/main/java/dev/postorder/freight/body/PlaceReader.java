package dev.postorder.freight.body;

import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.Fields;
import dev.postorder.freight.wire.FreightError;
import dev.postorder.order.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads delivery.derival and delivery.arrival (freight specification, section 8). */
public final class PlaceReader {
  private static final String ADDRESS = "address";
  private static final String ADDRESS_ID = "addressID";
  private static final String TERMINAL = "terminal";
  private static final String TERMINAL_ID = "terminalID";

  private static final int MOST_REQUIREMENTS = 100;

  /** The parts of an address that has no search text, and what stands before each. */
  private static final Map<String, String> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("city", "");
    PARTS.put("street", "");
    PARTS.put("house", "д ");
    PARTS.put("building", "к ");
    PARTS.put("structure", "стр ");
    PARTS.put("flat", "кв ");
  }

  private PlaceReader() {}

  public static Place read(Fields place, Resolver resolver) {
    Optional<String> variant = Choice.required(place, "variant", List.of(ADDRESS, TERMINAL));
    boolean byAddress = variant.filter(ADDRESS::equals).isPresent();
    Optional<Fields> inline = place.object(ADDRESS);
    boolean blank = inline.filter(Fields::isEmpty).isPresent();
    List<String> given =
        Stream.of(ADDRESS_ID, ADDRESS, TERMINAL_ID)
            .filter(key -> place.raw(key).isPresent() && !(blank && key.equals(ADDRESS)))
            .toList();
    if (given.size() > 1) {
      add(place, FreightError.EXCLUSIVE, given);
    } else if (variant.isPresent()
        && (given.isEmpty() || given.contains(TERMINAL_ID) == byAddress)) {
      add(
          place,
          FreightError.REQUIRED,
          byAddress ? List.of(ADDRESS, ADDRESS_ID) : List.of(TERMINAL_ID));
    }
    Optional<Fields> time = byAddress ? place.requiredObject("time") : place.object("time");
    time.ifPresent(PlaceTimes::check);
    place.integer(TERMINAL_ID);
    services(place);
    Optional<String> address = inline.flatMap(PlaceReader::text).or(() -> resolver.address(place));
    return new Place(byAddress, byAddress ? address : Optional.empty(), place.node().deepCopy());
  }

  private static void services(Fields place) {
    place.anyTexts("requirements", MOST_REQUIREMENTS);
    place
        .object("handling")
        .ifPresent(
            handling -> {
              handling.flag("freightLift");
              Checks.count(handling, "carry", 0);
              handling.integer("toFloor");
            });
  }

  private static void add(Fields place, FreightError error, List<String> keys) {
    place.faults().add(Fault.of(error, keys.stream().map(place::path).toArray(String[]::new)));
  }

  /** Checks hours that stand beside the place, as in an older body. */
  public static void hours(Fields place) {
    PlaceTimes.check(place);
  }

  /** The text of an address by its parts; its lack of any is a fault. */
  public static Optional<String> text(Fields address) {
    Optional<String> search = address.text("search");
    if (search.isPresent() || address.isEmpty()) {
      return search;
    }
    var parts = new ArrayList<String>();
    PARTS.forEach((key, before) -> address.text(key).ifPresent(part -> parts.add(before + part)));
    if (address.text("street").isEmpty()) {
      add(address, FreightError.REQUIRED, List.of("search"));
    }
    return Optional.of(String.join(", ", parts));
  }

  /** The answer's foundAddresses entry of a place that was given as a search text. */
  public static Optional<ObjectNode> found(Fields place) {
    return place.object(ADDRESS).flatMap(PlaceReader::searched);
  }

  /** The answer's foundAddresses entry of an object that has a search text. */
  public static Optional<ObjectNode> searched(Fields object) {
    return object
        .text("search")
        .map(
            text ->
                JsonNodeFactory.instance
                    .objectNode()
                    .put("field", object.path("search"))
                    .put("source", text)
                    .put("result", text.strip()));
  }
}
