package dev.postorder.travel;

import dev.postorder.platform.xml.Xml;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads one SOAP message to its end, so that malformed XML is found wherever it stands. Elements
 * that nobody asks for are passed over, as an .asmx service does.
 */
final class EnvelopeReader {
  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
  private static final Set<String> MEANT_FOR_US =
      Set.of(
          "",
          "http://schemas.xmlsoap.org/soap/actor/next",
          "http://www.w3.org/2003/05/soap-envelope/role/next",
          "http://www.w3.org/2003/05/soap-envelope/role/ultimateReceiver");

  private final XMLStreamReader xml;
  private final String serviceNamespace;
  private final Optional<SoapVersion> version;

  private Optional<String> token = Optional.empty();
  private Optional<String> notUnderstood = Optional.empty();
  private Optional<QName> payload = Optional.empty();
  private final List<Parameter> parameters = new ArrayList<>();
  private boolean bodySeen;

  private EnvelopeReader(XMLStreamReader xml, String serviceNamespace) {
    this.xml = xml;
    this.serviceNamespace = serviceNamespace;
    this.version = SoapVersion.of(xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI());
  }

  /**
   * Stands on the root of a message.
   *
   * @param serviceNamespace the namespace of the payload, its parameters and the AuthHeader
   * @throws XMLStreamException if it is malformed, as far as it was read, or XML 1.1, whose control
   *     characters XML 1.0 could not answer
   */
  static EnvelopeReader open(byte[] message, Optional<Charset> charset, String serviceNamespace)
      throws XMLStreamException {
    XMLStreamReader xml = Xml.read(message, charset);
    if ("1.1".equals(xml.getVersion())) {
      throw new XMLStreamException("XML 1.0 is expected", xml.getLocation());
    }
    return new EnvelopeReader(xml, serviceNamespace);
  }

  /** The version of SOAP; empty when the root is in neither namespace. */
  Optional<SoapVersion> version() {
    return version;
  }

  /**
   * Reads the message.
   *
   * @throws XMLStreamException if it is malformed
   * @throws SoapFault if it is well-formed but no SOAP message
   */
  Envelope read() throws XMLStreamException {
    Location root = xml.getLocation();
    boolean envelope = xml.getLocalName().equals("Envelope");
    String namespace = String.valueOf(xml.getNamespaceURI());
    if (version.isPresent() && envelope) {
      readEnvelope();
    }
    while (xml.hasNext()) {
      xml.next();
    }
    if (version.isEmpty()) {
      throw SoapFault.of(
          SoapFault.Code.VERSION_MISMATCH,
          "Possible SOAP version mismatch: Envelope namespace "
              + namespace
              + " was unexpected. Expecting "
              + SoapVersion.V11.namespace()
              + ".");
    }
    if (!bodySeen) {
      throw SoapFault.unreadable(root.getLineNumber(), root.getColumnNumber());
    }
    return new Envelope(version.get(), token, notUnderstood, payload, List.copyOf(parameters));
  }

  private void readEnvelope() throws XMLStreamException {
    while (child()) {
      if (!soap(xml.getNamespaceURI())) {
        skip();
      } else if (xml.getLocalName().equals("Header")) {
        readHeader();
      } else if (xml.getLocalName().equals("Body") && !bodySeen) {
        bodySeen = true;
        readBody();
      } else {
        skip();
      }
    }
  }

  private void readHeader() throws XMLStreamException {
    while (child()) {
      if (is("AuthHeader")) {
        readAuthHeader();
      } else {
        if (notUnderstood.isEmpty() && mustBeUnderstood()) {
          notUnderstood = Optional.of(xml.getLocalName());
        }
        skip();
      }
    }
  }

  private boolean mustBeUnderstood() {
    SoapVersion soap = version.orElseThrow();
    String must = xml.getAttributeValue(soap.namespace(), "mustUnderstand");
    String target = xml.getAttributeValue(soap.namespace(), soap.target());
    return isTrue(must) && (target == null || MEANT_FOR_US.contains(target));
  }

  private void readAuthHeader() throws XMLStreamException {
    while (child()) {
      if (is("Token") && token.isEmpty()) {
        token = text().map(String::strip).filter(text -> !text.isEmpty());
      } else {
        skip();
      }
    }
  }

  private void readBody() throws XMLStreamException {
    while (child()) {
      if (payload.isPresent()) {
        skip();
        continue;
      }
      payload = Optional.of(xml.getName());
      while (child()) {
        readParameter();
      }
    }
  }

  private void readParameter() throws XMLStreamException {
    if (!serviceNamespace.equals(xml.getNamespaceURI())) {
      skip();
      return;
    }
    String name = xml.getLocalName();
    Location at = xml.getLocation();
    boolean nil = isTrue(xml.getAttributeValue(XSI, "nil"));
    parameters.add(new Parameter(name, text(), nil, at.getLineNumber(), at.getColumnNumber()));
  }

  /** Moves on to the next child of the open element; false at its end. */
  private boolean child() throws XMLStreamException {
    while (true) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          return true;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          return false;
        }
        default -> {}
      }
    }
  }

  /** Moves from an element's start to its end. */
  private void skip() throws XMLStreamException {
    while (child()) {
      skip();
    }
  }

  /** The text of an element, which is left at its end; empty if it holds elements. */
  private Optional<String> text() throws XMLStreamException {
    var text = new StringBuilder();
    boolean plain = true;
    while (true) {
      switch (xml.next()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(xml.getText());
        case XMLStreamConstants.START_ELEMENT -> {
          plain = false;
          skip();
        }
        case XMLStreamConstants.END_ELEMENT -> {
          return plain ? Optional.of(text.toString()) : Optional.empty();
        }
        default -> {}
      }
    }
  }

  private boolean is(String name) {
    return xml.getLocalName().equals(name) && serviceNamespace.equals(xml.getNamespaceURI());
  }

  private boolean soap(@Nullable String namespace) {
    return version.orElseThrow().namespace().equals(namespace);
  }

  private static boolean isTrue(@Nullable String value) {
    return value != null && (value.strip().equals("1") || value.strip().equals("true"));
  }
}
