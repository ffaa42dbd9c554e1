package dev.postorder.freight.order;

import dev.postorder.freight.body.Checks;
import dev.postorder.freight.body.Payers;
import dev.postorder.freight.wire.Fields;
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
  private static final String UID = "freightUID";
  private static final String NAME = "freightName";
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

  private void freight() {
    Checks.uid(cargo, UID);
    Checks.text(cargo, NAME, LONGEST_NAME);
    cargo.exclusive(UID, NAME);
    if (cargo.raw(NAME).isEmpty()) {
      cargo.required(UID, cargo.raw(UID));
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
