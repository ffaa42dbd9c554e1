package dev.postorder.console;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The fields of a form, from a query or a body; empty ones are left out, the first one counts. */
record Query(Map<String, String> fields) {

  static Query parse(String encoded) {
    var fields = new LinkedHashMap<String, String>();
    for (String pair : encoded.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String value = decode(pair.substring(equals + 1)).strip();
        if (!value.isEmpty()) {
          fields.putIfAbsent(decode(pair.substring(0, equals)), value);
        }
      }
    }
    return new Query(fields);
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** These fields and one more, or another value for it. */
  Query with(String name, String value) {
    var more = new LinkedHashMap<>(fields);
    more.put(name, value);
    return new Query(more);
  }

  String encoded() {
    return fields.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
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
