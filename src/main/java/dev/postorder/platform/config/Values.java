package dev.postorder.platform.config;

import dev.postorder.platform.http.Addresses;
import dev.postorder.platform.http.Network;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the text of a setting as its type; an IllegalArgumentException says what is expected. */
final class Values {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
  private static final Map<Type, Function<String, Object>> PARSERS =
      Map.ofEntries(
          Map.entry(String.class, text -> text),
          Map.entry(int.class, Values::number),
          Map.entry(boolean.class, Values::flag),
          Map.entry(Duration.class, Values::duration),
          Map.entry(DataSize.class, DataSize::parse),
          Map.entry(CalendarDay.class, CalendarDay::parse),
          Map.entry(LocalDate.class, Values::date),
          Map.entry(LocalTime.class, Values::time),
          Map.entry(Path.class, Values::path),
          Map.entry(InetAddress.class, Values::address),
          Map.entry(Network.class, Values::network),
          Map.entry(URI.class, Values::url),
          Map.entry(ZoneId.class, Values::zone));

  private Values() {}

  static Object parse(Type type, String text) {
    if (type instanceof ParameterizedType generic) {
      Type element = generic.getActualTypeArguments()[0];
      return generic.getRawType() == List.class ? list(element, text) : optional(element, text);
    }
    if (type instanceof Class<?> plain && plain.isEnum()) {
      return constant(plain, text);
    }
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a value is expected");
    }
    return Optional.ofNullable(PARSERS.get(type)).orElseThrow().apply(text);
  }

  /** How an enum's constant is written: {@code AT_ONCE} is {@code at-once}. */
  static String code(Object constant) {
    return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Optional<Object> optional(Type element, String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(parse(element, text));
  }

  private static List<Object> list(Type element, String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .map(part -> parse(element, part))
        .toList();
  }

  private static Object constant(Class<?> type, String text) {
    List<?> constants = List.of(type.getEnumConstants());
    for (Object constant : constants) {
      if (code(constant).equals(text)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        constants.stream().map(Values::code).collect(Collectors.joining(", ", "one of ", ""))
            + " is expected");
  }

  private static Object number(String text) {
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a whole number is expected", e);
    }
  }

  private static Object flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("true or false is expected");
    };
  }

  private static Object duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a duration like 500ms, 5s, 10m, 12h or 30d is expected");
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  private static Object date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("days like 2027-05-10 are expected", e);
    }
  }

  private static Object time(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("a time like 17:00 is expected", e);
    }
  }

  private static Object path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("a path is expected", e);
    }
  }

  private static Object address(String text) {
    try {
      return Addresses.parse(text.equals("localhost") ? "127.0.0.1" : text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("an IP address is expected, e.g. 127.0.0.1 or ::", e);
    }
  }

  private static Object network(String text) {
    try {
      return Network.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "networks like 10.0.0.0/8 or single IP addresses are expected, separated by commas", e);
    }
  }

  private static Object url(String text) {
    String expected = "a URL like https://orders.example.com, without query, is expected";
    try {
      URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (!web || url.getHost() == null || url.getQuery() != null || url.getFragment() != null) {
        throw new IllegalArgumentException(expected);
      }
      return url;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(expected, e);
    }
  }

  private static Object zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("a time zone like Europe/Moscow is expected", e);
    }
  }
}
