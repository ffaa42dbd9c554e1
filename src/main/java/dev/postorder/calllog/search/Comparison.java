package dev.postorder.calllog.search;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A figure compared.
 *
 * @param least inclusive
 * @param most inclusive
 */
record Comparison(long least, long most) {
  private static final Pattern STATUS = Pattern.compile("(<=|>=|<|>)?([1-5][0-9]{2})");
  private static final Pattern FAMILY = Pattern.compile("([1-5])xx");
  private static final Pattern DURATION = Pattern.compile("(<=|>=|<|>)([0-9]{1,9})(us|ms|s|m)?");
  private static final Map<String, Long> MICROS =
      Map.of("us", 1L, "ms", 1_000L, "s", 1_000_000L, "m", 60_000_000L);

  /** {@code 404}, {@code 5xx}, {@code >=400}. */
  static Optional<Comparison> status(String text) {
    Matcher family = FAMILY.matcher(text);
    if (family.matches()) {
      long first = Long.parseLong(family.group(1)) * 100;
      return Optional.of(new Comparison(first, first + 99));
    }
    Matcher matcher = STATUS.matcher(text);
    return matcher.matches()
        ? Optional.of(
            of(Optional.ofNullable(matcher.group(1)).orElse("="), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }

  /** {@code >500ms}, {@code <=2s}; without a unit milliseconds are meant. In microseconds. */
  static Optional<Comparison> duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long unit = MICROS.getOrDefault(Optional.ofNullable(matcher.group(3)).orElse("ms"), 1L);
    return Optional.of(of(matcher.group(1), Long.parseLong(matcher.group(2)) * unit));
  }

  /** What meets both. */
  Comparison and(Comparison other) {
    return new Comparison(Math.max(least, other.least), Math.min(most, other.most));
  }

  private static Comparison of(String sign, long value) {
    return switch (sign) {
      case ">" -> new Comparison(value + 1, Long.MAX_VALUE);
      case ">=" -> new Comparison(value, Long.MAX_VALUE);
      case "<" -> new Comparison(0, value - 1);
      case "<=" -> new Comparison(0, value);
      default -> new Comparison(value, value);
    };
  }
}
