package dev.postorder.platform.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;

/**
 * Reads XML that strangers sent. A document type declaration is refused, so there are no entities
 * but the five of XML itself; past a limit the reader fails like on malformed XML.
 *
 * <p>The readers are namespace-aware, join adjacent text and CDATA into one event, and parse
 * eagerly: every complaint is an {@link XMLStreamException} with its line and column.
 */
public final class Xml {
  /** How deep elements may be nested. */
  public static final int MAX_DEPTH = 32;

  /** How many attributes an element may have. */
  public static final int MAX_ATTRIBUTES = 64;

  /** How long an attribute's value may be, in characters. */
  public static final int MAX_ATTRIBUTE_LENGTH = 16_384;

  /** How many elements a document may have. */
  public static final int MAX_ELEMENTS = 50_000;

  private static final XMLInputFactory FACTORY = factory();

  private Xml() {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, MAX_ELEMENTS);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MAX_ATTRIBUTES);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, MAX_ATTRIBUTE_LENGTH);
    return factory;
  }

  /**
   * A reader that stands on the root's START_ELEMENT. White space before the XML declaration is
   * forgiven; it does not count in the lines of complaints.
   *
   * @param charset of the Content-Type header; by default the document tells it itself (BOM, XML
   *     declaration, else UTF-8)
   * @throws XMLStreamException if there is no root, or something else than a prolog before it
   */
  public static XMLStreamReader read(byte[] document, Optional<Charset> charset)
      throws XMLStreamException {
    int start = blanks(document);
    var in = new ByteArrayInputStream(document, start, document.length - start);
    XMLStreamReader reader =
        charset.isPresent()
            ? FACTORY.createXMLStreamReader(in, charset.get().name())
            : FACTORY.createXMLStreamReader(in);
    int event = reader.getEventType();
    while (event != XMLStreamConstants.START_ELEMENT) {
      if (event == XMLStreamConstants.DTD) {
        throw new XMLStreamException("DTD is prohibited", reader.getLocation());
      }
      event = reader.next();
    }
    return reader;
  }

  private static int blanks(byte[] document) {
    int i = 0;
    while (i < document.length
        && (document[i] == ' '
            || document[i] == '\n'
            || document[i] == '\r'
            || document[i] == '\t')) {
      i++;
    }
    return i;
  }

  /**
   * Appends text as it may stand in an element or in a double-quoted attribute. A character that
   * XML 1.0 cannot carry becomes U+FFFD.
   */
  public static void escape(StringBuilder out, String text) {
    int plain = 0;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      String instead = instead(text, i, c);
      if (instead.isEmpty()) {
        continue;
      }
      out.append(text, plain, i).append(instead);
      plain = i + 1;
    }
    out.append(text, plain, length);
  }

  /** What stands for the character at {@code i}; empty when it may stand as it is. */
  private static String instead(String text, int i, char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\t' -> "&#9;";
      case '\n' -> "&#10;";
      case '\r' -> "&#13;";
      default -> carried(text, i, c) ? "" : "\uFFFD";
    };
  }

  private static boolean carried(String text, int i, char c) {
    if (Character.isHighSurrogate(c)) {
      return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
    return c >= ' ' && c < '\uFFFE';
  }
}
