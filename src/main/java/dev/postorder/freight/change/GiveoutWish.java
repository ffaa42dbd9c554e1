package dev.postorder.freight.change;

import dev.postorder.change.Availability;
import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.Fields;
import dev.postorder.freight.wire.FreightError;
import java.time.LocalDate;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads v3/orders/suspend and resume (freight specification, section 7). */
final class GiveoutWish {
  private static final String SUSPEND = "suspendDate";
  private static final String RESUME = "resumeDate";

  private GiveoutWish() {}

  /** The last day of the suspension, at most 30 days ahead. */
  static Wish suspend(Fields body, WishReader.Context context) {
    LocalDate today = context.today();
    LocalDate last = today.plusDays(Availability.SUSPENSION_DAYS);
    Optional<LocalDate> to = body.required(SUSPEND, body.date(SUSPEND));
    if (to.filter(day -> day.isBefore(today) || day.isAfter(last)).isPresent()) {
      body.faults()
          .add(
              Fault.saying(
                  FreightError.DATE_UNAVAILABLE,
                  "Дата должна быть не раньше сегодняшней и не дальше %d дней"
                      .formatted(Availability.SUSPENSION_DAYS),
                  body.path(SUSPEND)));
    }
    ObjectNode after = JsonNodeFactory.instance.objectNode().put("from", today.toString());
    to.ifPresent(day -> after.put("to", day.toString()));
    return Wish.of(after);
  }

  /** The first day on which the cargo can be had again. */
  static Wish resume(Fields body, WishReader.Context context) {
    ObjectNode after = JsonNodeFactory.instance.objectNode();
    body.required(RESUME, body.raw(RESUME));
    Places.date(body, RESUME, context.today()).ifPresent(day -> after.put("date", day.toString()));
    return Wish.of(after);
  }
}
