package dev.postorder.console;

import dev.postorder.calllog.CallQuery;
import dev.postorder.calllog.Outcome;
import dev.postorder.calllog.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads the log's search form; what cannot be searched for is told, all of it. */
final class LogSearch {
  static final int PAGE = 50;

  private static final Pattern REQUEST_ID = Pattern.compile("[1-9][0-9]{0,9}");
  private static final Pattern ORDER_ID = Pattern.compile("[0-9]{13}");

  private final Query query;
  private final Times times;
  private final List<String> faults = new ArrayList<>();

  LogSearch(Query query, Times times) {
    this.query = query;
    this.times = times;
  }

  LogPage.Form form() {
    return new LogPage.Form(
        text("session"),
        text("message"),
        text("source"),
        text("order"),
        text("outcome"),
        text("from"),
        text("until"));
  }

  /** The search; one row more than a page, to know whether there is a next one. */
  CallQuery calls() {
    return new CallQuery(
        query.get("session"),
        query.get("message"),
        query.get("source").flatMap(this::source),
        query.get("order").filter(this::order),
        query.get("outcome").flatMap(this::outcome),
        query.get("from").flatMap(text -> time("с", text)),
        query.get("until").flatMap(text -> time("до", text)),
        query.get("before").flatMap(LogSearch::id),
        PAGE + 1);
  }

  List<String> faults() {
    return faults;
  }

  static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.version() == 7);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private String text(String name) {
    return query.get(name).orElse("");
  }

  private Optional<Source> source(String code) {
    return Arrays.stream(Source.values()).filter(value -> value.code().equals(code)).findFirst();
  }

  private Optional<Outcome> outcome(String code) {
    return Arrays.stream(Outcome.values()).filter(value -> value.code().equals(code)).findFirst();
  }

  private boolean order(String number) {
    boolean right =
        ORDER_ID.matcher(number).matches()
            || (REQUEST_ID.matcher(number).matches()
                && Long.parseLong(number) <= Integer.MAX_VALUE);
    if (!right) {
      faults.add("Заказ: нужен requestID или 13 цифр orderID");
    }
    return right;
  }

  private Optional<Instant> time(String name, String text) {
    Optional<Instant> time = times.parse(text);
    if (time.isEmpty()) {
      faults.add("Время " + name + ": нужны дата и время");
    }
    return time;
  }
}
