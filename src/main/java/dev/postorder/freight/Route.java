package dev.postorder.freight;

import dev.postorder.freight.wire.Format;
import java.util.Locale;

/**
 * What a path asks for: the method, and by its ending the format (freight specification, section
 * 1).
 *
 * @param method lower case, without slash and ending, e.g. {@code v3/orders/history}
 */
record Route(String method, Format format) {
  private static final int LONGEST = 200;

  static Route of(String path) {
    String name = path.substring(path.startsWith("/") ? 1 : 0).toLowerCase(Locale.ROOT);
    name = name.substring(0, Math.min(name.length(), LONGEST));
    if (name.endsWith(".xml")) {
      return new Route(name.substring(0, name.length() - ".xml".length()), Format.XML);
    }
    if (name.endsWith(".json")) {
      return new Route(name.substring(0, name.length() - ".json".length()), Format.JSON);
    }
    return new Route(name, Format.JSON);
  }

  /** Whether it is one of v1/customers/*, which has its own error shape and lower case in XML. */
  boolean customers() {
    return method.startsWith("v1/customers/");
  }
}
