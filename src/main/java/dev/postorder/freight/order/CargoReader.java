package dev.postorder.freight.order;

import dev.postorder.freight.body.Checks;
import dev.postorder.freight.body.Payers;
import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.Fields;
import dev.postorder.freight.wire.FreightError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Reads the object {@code cargo} of v2/request (freight specification, section 8): metres,
 * kilograms, cubic metres, roubles. What it is made of is said by a uid or in words.
 */
final class CargoReader {
  private static final List<String> SIZES =
      List.of("length", "width", "height", "totalVolume", "totalWeight");
  private static final BigDecimal CLASSES = BigDecimal.TEN;
  private static final int MOST_PLACES = 1000;
  private static final int LONGEST_NAME = 255;

  private final Fields cargo;
  private final Payers payers;

  private CargoReader(Fields cargo, Payers payers) {
    this.cargo = cargo;
    this.payers = payers;
  }

  static void read(Fields cargo, Payers payers) {
    var reader = new CargoReader(cargo, payers);
    reader.sizes();
    reader.freight();
    reader.hazard();
    reader.insurance();
    reader.places();
  }

  private void sizes() {
    SIZES.forEach(size -> cargo.required(size, Checks.positive(cargo, size)));
    Checks.positive(cargo, "weight");
    Checks.count(cargo, "quantity", 1);
    Checks.notNegative(cargo, "oversizedWeight");
    Checks.notNegative(cargo, "oversizedVolume");
  }

  /** A public client writes freight_uid, as v1 did. */
  private void freight() {
    String key = cargo.raw("freightUID").isEmpty() ? "freight_uid" : "freightUID";
    Checks.uid(cargo, key);
    Checks.text(cargo, "freightName", LONGEST_NAME);
    boolean named = cargo.raw("freightName").isPresent();
    if (cargo.raw(key).isEmpty() && !named) {
      cargo.faults().required(cargo.path("freightUID"));
    } else if (cargo.raw(key).isPresent() && named) {
      cargo
          .faults()
          .add(Fault.of(FreightError.EXCLUSIVE, cargo.path(key), cargo.path("freightName")));
    }
  }

  private void hazard() {
    Optional<BigDecimal> hazard = Checks.notNegative(cargo, "hazardClass");
    if (hazard.filter(given -> given.compareTo(CLASSES) >= 0).isPresent()) {
      cargo.faults().limit("Ожидается класс опасности меньше 10", cargo.path("hazardClass"));
    }
  }

  private void insurance() {
    cargo
        .object("insurance")
        .filter(insurance -> !insurance.isEmpty())
        .ifPresent(
            insurance -> {
              insurance.required("statedValue", Checks.notNegative(insurance, "statedValue"));
              insurance.flag("term");
              payers.read(insurance);
            });
  }

  private void places() {
    cargo.anyTexts("freightBarcodes", MOST_PLACES);
    for (Fields place : cargo.anyObjects("cargoPlaces", MOST_PLACES)) {
      place.requiredText("cargoPlace");
      Checks.count(place, "amount", 1);
    }
  }
}
