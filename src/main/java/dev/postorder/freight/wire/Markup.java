package dev.postorder.freight.wire;

import tools.jackson.core.io.JsonStringEncoder;

/**
 * A value that is a text in JSON and nested elements in XML. It stands in an answer's tree as a
 * POJO node.
 */
public interface Markup {
  /** HTML, for a JSON string. */
  String html();

  /** The page of {@link #html} as the inside of a JSON string, escaped, in UTF-8. */
  default byte[] json() {
    return JsonStringEncoder.getInstance().quoteAsUTF8(html());
  }

  /** The same as well-formed XML elements. */
  String xml();
}
