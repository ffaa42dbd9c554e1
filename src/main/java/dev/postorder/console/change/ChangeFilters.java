package dev.postorder.console.change;

import dev.postorder.change.ChangeQuery;
import dev.postorder.change.ChangeStatus;
import dev.postorder.change.ChangeType;
import dev.postorder.console.Form;
import dev.postorder.console.Query;
import dev.postorder.console.Words;
import dev.postorder.order.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the filter of the list of changes. */
final class ChangeFilters {
  static final int PAGE = 50;

  private static final String ALL = "all";
  private static final List<String> STATUSES = List.of("in_progress", "success", "failed", ALL);
  private static final Map<String, Duration> AGES =
      Map.of("1h", Duration.ofHours(1), "1d", Duration.ofDays(1), "3d", Duration.ofDays(3));

  private ChangeFilters() {}

  static List<Form.Option> statuses(Words words) {
    return Form.options(words, "status", STATUSES);
  }

  static List<Form.Option> ages(Words words) {
    return Form.options(words, "older", List.of("1h", "1d", "3d"));
  }

  static List<Form.Option> types(Words words) {
    return Arrays.stream(ChangeType.values())
        .map(type -> new Form.Option(type.code(), type.title(words.language())))
        .toList();
  }

  /** What was typed, with what is wrong of it. */
  static Form form(Query query, Words words) {
    var faults = new HashMap<String, String>();
    query
        .get("order")
        .filter(number -> !isNumber(number))
        .ifPresent(number -> faults.put("order", words.say("order.fault")));
    return new Form(
        query.get("status").isEmpty() ? query.with("status", "in_progress") : query, faults);
  }

  private static boolean isNumber(String text) {
    return text.matches("[0-9]{13}") || Numbers.requestId(text).isPresent();
  }

  /** What is looked for; what cannot be read narrows nothing. */
  static ChangeQuery query(Query typed, Instant now) {
    return new ChangeQuery(
        status(typed),
        typed.get("type").flatMap(ChangeType::of),
        Optional.empty(),
        typed.get("order").filter(ChangeFilters::isNumber),
        Optional.empty(),
        typed.get("older").map(AGES::get).map(now::minus),
        typed.get("after").filter(id -> id.matches("[0-9]{1,18}")).map(Long::valueOf).orElse(0L),
        PAGE);
  }

  private static Optional<ChangeStatus> status(Query typed) {
    String status = typed.get("status").filter(STATUSES::contains).orElse("in_progress");
    return status.equals(ALL) ? Optional.empty() : Optional.of(ChangeStatus.of(status));
  }
}
