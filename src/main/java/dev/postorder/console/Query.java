package dev.postorder.console;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The fields of a form, from a query or a body; empty ones are left out. */
public record Query(Map<String, List<String>> fields) {

  /** Reads {@code application/x-www-form-urlencoded}. */
  public static Query parse(String encoded) {
    var fields = new LinkedHashMap<String, List<String>>();
    for (String pair : encoded.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String value = decode(pair.substring(equals + 1)).strip();
        if (!value.isEmpty()) {
          fields
              .computeIfAbsent(decode(pair.substring(0, equals)), name -> new ArrayList<>())
              .add(value);
        }
      }
    }
    return new Query(fields);
  }

  /** The first value of a field as it was typed, with the spaces around it. */
  public static Optional<String> raw(String encoded, String name) {
    for (String pair : encoded.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && decode(pair.substring(0, equals)).equals(name)) {
        return Optional.of(decode(pair.substring(equals + 1)));
      }
    }
    return Optional.empty();
  }

  /** The first value of a field. */
  public Optional<String> get(String name) {
    return all(name).stream().findFirst();
  }

  /** All values of a field, e.g. of the checked boxes of this name. */
  public List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }

  /** These fields and one more, or another value for it. */
  public Query with(String name, String value) {
    var more = new LinkedHashMap<>(fields);
    more.put(name, List.of(value));
    return new Query(more);
  }

  /** These fields without one. */
  public Query without(String name) {
    var fewer = new LinkedHashMap<>(fields);
    fewer.remove(name);
    return new Query(fewer);
  }

  /** As it stands in an address, without the question mark. */
  public String encoded() {
    return fields.entrySet().stream()
        .flatMap(
            field ->
                field.getValue().stream()
                    .map(value -> encode(field.getKey()) + "=" + encode(value)))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
