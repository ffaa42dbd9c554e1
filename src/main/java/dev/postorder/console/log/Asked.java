package dev.postorder.console.log;

import dev.postorder.calllog.search.CallFilter;
import dev.postorder.calllog.search.CallLanguage;
import dev.postorder.calllog.search.CallSearch;
import dev.postorder.calllog.search.Fault;
import dev.postorder.calllog.search.Parsed;
import dev.postorder.calllog.search.Range;
import dev.postorder.console.Query;
import dev.postorder.console.Times;
import dev.postorder.console.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an address of the portal asks for: {@code q}, and {@code range} or {@code from} and {@code
 * until}. Without a range it is the last day; all that is kept where a session, an order or a user
 * is named.
 *
 * @param choice the range by its name, {@code own} for times that were typed
 * @param faults sentences by the name of the field
 */
record Asked(
    Query query, CallFilter filter, Range range, String choice, Map<String, String> faults) {
  static final String OWN = "own";
  static final String ALL = "all";

  /** The ranges that have names. */
  static final Map<String, Duration> CHOICES = choices();

  private static final String DAY = "24h";

  private static Map<String, Duration> choices() {
    var choices = new LinkedHashMap<String, Duration>();
    choices.put("15m", Duration.ofMinutes(15));
    choices.put("1h", Duration.ofHours(1));
    choices.put(DAY, Duration.ofDays(1));
    choices.put("7d", Duration.ofDays(7));
    return choices;
  }

  static Asked of(
      Query query, boolean personalData, CallSearch search, Times times, Instant now, Words words) {
    var faults = new LinkedHashMap<String, String>();
    CallFilter filter = CallFilter.ALL;
    switch (CallLanguage.parse(query.get("q").orElse(""), personalData)) {
      case Parsed.Understood(CallFilter understood) -> filter = understood;
      case Parsed.Faulty(List<Fault> wrong) -> faults.put("q", sentences(wrong, words));
    }
    Range kept = search.kept();
    Optional<Instant> from = time(query, "from", times, faults, words);
    Optional<Instant> until = time(query, "until", times, faults, words);
    String choice = choice(query, filter);
    Range range =
        choice.equals(OWN)
            ? new Range(from.orElse(from(filter, kept, until)), until.orElse(kept.until()))
            : choice.equals(ALL)
                ? kept
                : new Range(now.minus(CHOICES.getOrDefault(choice, Range.DAY)), kept.until());
    if (choice.equals(OWN) && faults.isEmpty() && range.length().isZero()) {
      faults.put("until", words.say("fault.until"));
    }
    Range asked = filter.text() && !choice.equals(OWN) ? lastDay(range) : range;
    if (faults.isEmpty()) {
      List<Fault> wrong = search.faults(filter, asked);
      if (!wrong.isEmpty()) {
        faults.put("q", sentences(wrong, words));
      }
    }
    return new Asked(query, filter, asked, choice, Map.copyOf(faults));
  }

  /** Text is looked for in one day: of a named range that is longer it is the last one. */
  private static Range lastDay(Range range) {
    return range.length().compareTo(Range.DAY) > 0
        ? new Range(range.until().minus(Range.DAY), range.until())
        : range;
  }

  private static Instant from(CallFilter filter, Range kept, Optional<Instant> until) {
    return filter.text() ? until.orElse(kept.until()).minus(Range.DAY) : kept.from();
  }

  private static String choice(Query query, CallFilter filter) {
    if (query.get("from").isPresent() || query.get("until").isPresent()) {
      return OWN;
    }
    return query
        .get("range")
        .filter(name -> name.equals(ALL) || CHOICES.containsKey(name))
        .orElse(filter.narrow() && !filter.text() ? ALL : DAY);
  }

  private static Optional<Instant> time(
      Query query, String name, Times times, Map<String, String> faults, Words words) {
    Optional<String> text = query.get(name);
    Optional<Instant> time = text.flatMap(times::parse);
    if (text.isPresent() && time.isEmpty()) {
      faults.put(name, words.say("fault.time"));
    }
    return time;
  }

  private static String sentences(List<Fault> faults, Words words) {
    return String.join(" ", faults.stream().map(fault -> Sentences.of(fault, words)).toList());
  }

  /** The address of the list with this search, and one more field. */
  String address(String path, String name, String value) {
    return path + "?" + bare().with(name, value).encoded();
  }

  /** The address of the list with this search. */
  String address(String path) {
    String fields = bare().encoded();
    return fields.isEmpty() ? path : path + "?" + fields;
  }

  /** Without the place in the list. */
  Query bare() {
    return query
        .without("before")
        .without("after")
        .without("live")
        .without("since")
        .without("format")
        .without("csrf");
  }
}
