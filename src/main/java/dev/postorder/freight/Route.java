package dev.postorder.freight;

import dev.postorder.freight.wire.Format;
import dev.postorder.freight.wire.Keys;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a path asks for: the method, and by its ending the format (freight specification, section
 * 1).
 *
 * @param method lower case, without slash and ending, e.g. {@code v3/orders/history}; a number that
 *     is a parameter is {@code {id}}
 * @param id that number
 */
record Route(String method, Format format, Optional<String> id) {
  private static final int LONGEST = 200;
  private static final Pattern WITH_ID = Pattern.compile("(v1/webhooks/)([0-9]{1,18})(/.+)?");

  static Route of(String path) {
    String name = path.substring(path.startsWith("/") ? 1 : 0).toLowerCase(Locale.ROOT);
    name = name.substring(0, Math.min(name.length(), LONGEST));
    if (name.endsWith(".xml")) {
      return of(name.substring(0, name.length() - ".xml".length()), Format.XML);
    }
    if (name.endsWith(".json")) {
      return of(name.substring(0, name.length() - ".json".length()), Format.JSON);
    }
    return of(name, Format.JSON);
  }

  private static Route of(String name, Format format) {
    Matcher parts = WITH_ID.matcher(name);
    return parts.matches()
        ? new Route(
            parts.group(1) + "{id}" + Optional.ofNullable(parts.group(3)).orElse(""),
            format,
            Optional.of(parts.group(2)))
        : new Route(name, format, Optional.empty());
  }

  /** Makes the path's parameter one of the body's, whatever the body says itself. */
  void into(ObjectNode body) {
    id.ifPresent(
        given -> {
          List<String> own =
              body.propertyNames().stream().filter(key -> Keys.same(key, "id")).toList();
          body.remove(own);
          body.put("id", given);
        });
  }

  /** Whether it is one of v1/customers/*, which has its own error shape and lower case in XML. */
  boolean customers() {
    return method.startsWith("v1/customers/");
  }
}
