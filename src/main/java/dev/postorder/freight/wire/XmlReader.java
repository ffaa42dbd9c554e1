package dev.postorder.freight.wire;

import dev.postorder.platform.xml.Xml;
import java.nio.charset.Charset;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads an XML document into the tree its JSON twin would give: elements are keys, repeated
 * elements arrays, an empty element is "". Attributes, prefixes and the root's name mean nothing.
 */
final class XmlReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private XmlReader() {}

  static ObjectNode read(byte[] document, Optional<Charset> charset) throws UnreadableBody {
    try {
      XMLStreamReader reader = Xml.read(document, charset);
      JsonNode root = element(reader);
      while (reader.next() != XMLStreamConstants.END_DOCUMENT) {
        // comments and white space may follow the root
      }
      return asObject(root);
    } catch (XMLStreamException e) {
      throw e.getLocation() == null
          ? new UnreadableBody("Ошибка в тексте XML")
          : UnreadableBody.at(
              "Ошибка в тексте XML",
              e.getLocation().getLineNumber(),
              e.getLocation().getColumnNumber());
    }
  }

  private static ObjectNode asObject(JsonNode root) throws UnreadableBody {
    if (root instanceof ObjectNode object) {
      return object;
    }
    if (root.stringValue().isEmpty()) {
      return NODES.objectNode();
    }
    throw UnreadableBody.at("Ожидается элемент с параметрами", 1, 1);
  }

  /** The element that the reader stands on; depth is bounded by the reader. */
  private static JsonNode element(XMLStreamReader reader) throws XMLStreamException {
    var children = new TreeObject();
    var text = new StringBuilder();
    for (int event = reader.next();
        event != XMLStreamConstants.END_ELEMENT;
        event = reader.next()) {
      switch (event) {
        case XMLStreamConstants.START_ELEMENT ->
            children.add(reader.getLocalName(), element(reader));
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            text.append(reader.getText());
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new XMLStreamException("an entity that is not declared", reader.getLocation());
        default -> {}
      }
    }
    return children.isEmpty() ? NODES.stringNode(text.toString().strip()) : children.node();
  }
}
