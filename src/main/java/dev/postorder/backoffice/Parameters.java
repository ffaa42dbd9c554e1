package dev.postorder.backoffice;

import dev.postorder.notify.desk.NotificationId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads the query parameters of a call and collects what is wrong with them; {@link #end} refuses
 * the call if anything was.
 */
final class Parameters {
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

  private final Incoming in;
  private final List<Fault> faults = new ArrayList<>();

  private Parameters(Incoming in) {
    this.in = in;
  }

  /** Those of a call; names beyond these are faults: a misspelt one must not be lost in silence. */
  static Parameters of(Incoming in, Set<String> known) {
    var parameters = new Parameters(in);
    var met = new HashSet<String>();
    for (String name : in.parameterNames()) {
      if (!known.contains(name)) {
        parameters.fault(name, "is not a known parameter; " + told(known));
      } else if (!met.add(name)) {
        parameters.fault(name, "stands here a second time");
      }
    }
    return parameters;
  }

  private static String told(Set<String> known) {
    return known.isEmpty() ? "there are none" : "known are " + String.join(", ", known);
  }

  /** Notes what is wrong with a parameter. */
  void fault(String name, String detail) {
    faults.add(new Fault("?" + name, detail));
  }

  /** Refuses the call with all faults that were found, if any. */
  void end() {
    if (!faults.isEmpty()) {
      throw ProblemException.invalid(faults);
    }
  }

  /** A parameter that has a meaning; {@code expected} completes «must be …». */
  <T> Optional<T> parsed(String name, String expected, Function<String, Optional<T>> parse) {
    Optional<String> text = in.parameter(name);
    Optional<T> value = text.flatMap(parse);
    if (text.isPresent() && value.isEmpty()) {
      fault(name, "must be " + expected);
    }
    return value;
  }

  /** A text of 1 to {@code max} characters that can be looked for. */
  Optional<String> text(String name, int max) {
    return parsed(
        name,
        "a text of 1 to " + max + " characters",
        text ->
            Optional.of(text)
                .filter(t -> !t.isBlank() && t.length() <= max)
                .filter(t -> t.chars().noneMatch(Character::isISOControl)));
  }

  /** A time with its offset, e.g. {@code 2026-12-01T00:00:00Z}. */
  Optional<Instant> time(String name) {
    return parsed(name, "a time, e.g. 2026-12-01T00:00:00Z", Parameters::timeOf);
  }

  static Optional<Instant> timeOf(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant())
          .filter(at -> !at.isBefore(EARLIEST) && at.isBefore(LATEST));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A UUID. */
  Optional<UUID> uuid(String name) {
    return parsed(name, "a UUID", CustomerOperations::uid);
  }

  /** Seconds to wait, e.g. {@code 30s}. */
  Duration wait(String name, int most) {
    return parsed(
            name,
            "from 0s to " + most + "s",
            text ->
                Optional.of(text)
                    .filter(t -> t.matches("[0-9]{1,3}s?"))
                    .map(t -> Integer.parseInt(t.replace("s", "")))
                    .filter(seconds -> seconds <= most))
        .map(Duration::ofSeconds)
        .orElse(Duration.ZERO);
  }

  /** How long a page is. */
  int limit(int initially, int max) {
    return parsed(
            "limit",
            "from 1 to " + max,
            text ->
                Optional.of(text)
                    .filter(t -> t.matches("[0-9]{1,9}"))
                    .map(Integer::valueOf)
                    .filter(limit -> limit >= 1 && limit <= max))
        .orElse(initially);
  }

  /** A whole number that is no less than 0. */
  Optional<Long> number(String name) {
    return parsed(
        name,
        "a whole number",
        text -> Optional.of(text).filter(t -> t.matches("[0-9]{1,18}")).map(Long::valueOf));
  }

  /** {@code true} or {@code false}. */
  Optional<Boolean> flag(String name) {
    return parsed(
        name,
        "true or false",
        text -> Optional.of(text).filter(t -> t.matches("true|false")).map(Boolean::parseBoolean));
  }

  /** The name of a notification. */
  Optional<NotificationId> notification(String name) {
    return parsed(name, "the id of a notification", NotificationId::of);
  }
}
