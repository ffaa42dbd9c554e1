package dev.postorder.freight.wire;

/**
 * A value that is a text in JSON and nested elements in XML. It stands in an answer's tree as a
 * POJO node.
 */
public interface Markup {
  /** HTML, for a JSON string. */
  String html();

  /** The same as well-formed XML elements. */
  String xml();
}
