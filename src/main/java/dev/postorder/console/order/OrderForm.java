package dev.postorder.console.order;

import dev.postorder.console.Form;
import dev.postorder.console.Query;
import dev.postorder.console.Times;
import dev.postorder.console.Words;
import dev.postorder.order.OrderState;
import dev.postorder.order.search.OrderCursor;
import dev.postorder.order.search.OrderQuery;
import dev.postorder.order.search.Span;
import dev.postorder.order.search.Typed;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the search form of the list; what cannot be searched for is told beside its field. */
final class OrderForm {
  static final int PAGE = 50;
  static final List<String> FIELDS =
      List.of(
          "q",
          "state",
          "customer",
          "party",
          "phone",
          "ownNumber",
          "createdFrom",
          "createdUntil",
          "stateFrom",
          "stateUntil",
          "updatedFrom",
          "updatedUntil");
  private static final int LONGEST = 200;

  private final Query typed;
  private final Times times;
  private final Words words;
  private final Map<String, String> faults = new LinkedHashMap<>();

  OrderForm(Query typed, Times times, Words words) {
    this.typed = typed;
    this.times = times;
    this.words = words;
  }

  /** The search; to be asked for before {@link #form}. */
  OrderQuery query() {
    return new OrderQuery(
        text("q"),
        Optional.empty(),
        text("ownNumber"),
        text("customer"),
        text("phone").filter(this::phone),
        text("party"),
        typed.all("state").stream().map(OrderState::of).flatMap(Optional::stream).toList(),
        span("created"),
        span("state"),
        span("updated"),
        typed.get("after").flatMap(OrderCursor::of),
        PAGE);
  }

  Form form() {
    return new Form(typed, faults);
  }

  boolean faulty() {
    return !faults.isEmpty();
  }

  private Optional<String> text(String name) {
    return typed
        .get(name)
        .filter(
            text -> {
              boolean fits =
                  text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl);
              if (!fits) {
                faults.put(name, words.say("wrong.text", LONGEST));
              }
              return fits;
            });
  }

  private boolean phone(String text) {
    boolean fits = Typed.isPhone(text);
    if (!fits) {
      faults.put("phone", words.say("wrong.phone", Typed.LEAST_DIGITS));
    }
    return fits;
  }

  /** Whole days in the installation's zone, the last one included. */
  private Span span(String name) {
    return new Span(day(name + "From", 0), day(name + "Until", 1));
  }

  private Optional<Instant> day(String name, int later) {
    Optional<String> text = typed.get(name);
    Optional<Instant> day =
        text.flatMap(OrderForm::date)
            .map(date -> date.plusDays(later).atStartOfDay(times.zone()).toInstant());
    if (text.isPresent() && day.isEmpty()) {
      faults.put(name, words.say("wrong.day"));
    }
    return day;
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text))
          .filter(day -> day.getYear() >= 2000 && day.getYear() < 3000);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
