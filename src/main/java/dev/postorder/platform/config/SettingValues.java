package dev.postorder.platform.config;

import dev.postorder.platform.health.Status;
import dev.postorder.platform.http.Network;
import java.lang.reflect.RecordComponent;
import java.net.InetAddress;
import java.time.Duration;
import java.time.MonthDay;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The settings that hold, as they would be written. */
public final class SettingValues {
  private static final String MASK = "***";

  private SettingValues() {}

  /** All of them in the order of docs/configuration.md; of secrets, only that they are set. */
  public static List<Status.Value> of(Configuration configuration) {
    var values = new ArrayList<Status.Value>();
    below(configuration, "", values);
    return values;
  }

  private static void below(Object record, String prefix, List<Status.Value> values) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object value = read(record, component);
      Optional<Key> key = Key.of(prefix, component);
      if (key.isPresent()) {
        values.add(shown(key.get(), text(value)));
      } else {
        below(value, Key.name(prefix, component) + ".", values);
      }
    }
  }

  private static Status.Value shown(Key key, String text) {
    boolean initially = initially(key, text);
    if (key.secret() && !text.isEmpty()) {
      return new Status.Value(key.name(), MASK, initially);
    }
    boolean url = key.name().endsWith("url");
    return new Status.Value(key.name(), url ? withoutSecrets(text) : text, initially);
  }

  /** An address without its user and its query. */
  private static String withoutSecrets(String url) {
    return url.replaceFirst("//[^/@]*@", "//" + MASK + "@").replaceFirst("[?].*", "?" + MASK);
  }

  /** A default may be written in another way than the value that it became. */
  private static boolean initially(Key key, String text) {
    try {
      return text(Values.parse(key.type(), key.initially())).equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Object read(Object record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("not a record of settings: " + record.getClass(), e);
    }
  }

  private static String text(Object value) {
    return switch (value) {
      case Optional<?> optional -> optional.map(SettingValues::text).orElse("");
      case List<?> list -> list.stream().map(SettingValues::text).collect(Collectors.joining(", "));
      case Enum<?> constant -> Values.code(constant);
      case Duration duration -> duration(duration);
      case DataSize size ->
          size.bytes() % 1024 == 0 ? size.bytes() / 1024 + "kB" : size.bytes() + "B";
      case CalendarDay(Optional<Year> year, MonthDay day) ->
          year.map(y -> y + "-").orElse("") + day.toString().substring(2);
      case InetAddress address -> address.getHostAddress();
      case Network(InetAddress base, int bits) -> base.getHostAddress() + "/" + bits;
      default -> value.toString();
    };
  }

  private static String duration(Duration duration) {
    if (duration.toMillisPart() > 0) {
      return duration.toMillis() + "ms";
    }
    long seconds = duration.toSeconds();
    if (seconds % 86_400 == 0 && seconds > 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3_600 == 0 && seconds > 0) {
      return seconds / 3_600 + "h";
    }
    return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
