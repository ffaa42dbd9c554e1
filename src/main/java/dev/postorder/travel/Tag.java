package dev.postorder.travel;

import dev.postorder.platform.xml.Xml;

/** Pieces of XML, escaped. */
final class Tag {
  private Tag() {}

  /** {@code name="value"}, with a blank before it. */
  static void attribute(StringBuilder out, String name, String value) {
    out.append(' ').append(name).append("=\"");
    Xml.escape(out, value);
    out.append('"');
  }

  /** As {@link #attribute(StringBuilder, String, String)} of a whole number. */
  static void attribute(StringBuilder out, String name, long value) {
    out.append(' ').append(name).append("=\"").append(value).append('"');
  }

  /** {@code <name>text</name>}. */
  static void element(StringBuilder out, String name, String text) {
    out.append('<').append(name).append('>');
    Xml.escape(out, text);
    out.append("</").append(name).append('>');
  }
}
