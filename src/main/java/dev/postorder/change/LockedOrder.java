package dev.postorder.change;

import dev.postorder.order.OrderState;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What of an order a change of it depends on; locked while the change is filed or decided.
 *
 * @param readOnly whether who asks may only look (level 3)
 * @param anonymous whether the receiver is anonymous
 * @param suspended the suspension of the giving out, if there is one, past or not
 */
record LockedOrder(
    long customerId,
    int requestId,
    boolean readOnly,
    OrderState state,
    PlaceRow pickup,
    PlaceRow delivery,
    JsonNode payment,
    boolean anonymous,
    Optional<Suspension> suspended) {

  /**
   * One end of the way.
   *
   * @param date the date of the pickup; for a delivery see {@link #date}
   * @param details what the client said of it, an object
   */
  record PlaceRow(
      boolean byAddress, Optional<String> address, Optional<LocalDate> date, JsonNode details) {

    /**
     * The day on which it is planned: produce_date of a pickup, {@code produceDate} among the
     * details of a delivery, where it has one.
     */
    Optional<LocalDate> planned() {
      return date.or(() -> Json.text(details, "produceDate").flatMap(PlaceRow::day))
          .or(() -> Json.text(details, "date").flatMap(PlaceRow::day));
    }

    private static Optional<LocalDate> day(String text) {
      try {
        return Optional.of(LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
  }

  /** Days on which the cargo is not given out, both included; without an end, until resumed. */
  record Suspension(LocalDate from, Optional<LocalDate> to) {}

  /** Whether giving out is suspended on a day, or will be. */
  boolean suspendedOn(LocalDate day) {
    return suspended.filter(s -> s.to().filter(to -> to.isBefore(day)).isEmpty()).isPresent();
  }
}
