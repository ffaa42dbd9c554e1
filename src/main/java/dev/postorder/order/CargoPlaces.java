package dev.postorder.order;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The cargo places of an order, by which it can be found: {@code cargo.cargoPlaces}, numbers or
 * objects with {@code number} or {@code cargoPlace}, keys in any case.
 */
public final class CargoPlaces {
  private static final int MOST = 1000;

  private CargoPlaces() {}

  /**
   * A cargo place.
   *
   * @param amount how many pieces it is; 1 when that is not said
   */
  public record CargoPlace(String number, int amount) {}

  /** What the cargo of an order says of its places. */
  public static List<CargoPlace> of(JsonNode cargo) {
    return OwnNumber.find(cargo, "cargoPlaces").stream()
        .flatMap(OwnNumber::items)
        .limit(MOST)
        .flatMap(CargoPlaces::place)
        .toList();
  }

  private static Stream<CargoPlace> place(JsonNode item) {
    if (item.isValueNode()) {
      return item.asString().isBlank()
          ? Stream.of()
          : Stream.of(new CargoPlace(item.asString().strip(), 1));
    }
    int amount =
        OwnNumber.find(item, "amount").map(value -> value.asInt(1)).filter(n -> n > 0).orElse(1);
    return OwnNumber.text(item, "number")
        .or(() -> OwnNumber.text(item, "cargoPlace"))
        .map(number -> new CargoPlace(number, amount))
        .stream();
  }
}
