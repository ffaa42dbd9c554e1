package dev.postorder.platform.xml;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;

class XmlTest {

  @Test
  void standsOnTheRootPastDeclarationCommentsAndBlanks() throws XMLStreamException {
    XMLStreamReader reader =
        read(
            "\r\n <?xml version=\"1.0\" encoding=\"utf-8\"?><!-- hello --> <a:b xmlns:a='urn:x'/>");

    assertThat(reader.getLocalName()).isEqualTo("b");
    assertThat(reader.getNamespaceURI()).isEqualTo("urn:x");
  }

  @Test
  void textAndCdataAreOneText() throws XMLStreamException {
    XMLStreamReader reader = read("<a>Он <![CDATA[<и>]]> она &amp; они</a>");

    assertThat(reader.getElementText()).isEqualTo("Он <и> она & они");
  }

  @Test
  void charsetOfTheHeaderDecides() throws XMLStreamException {
    Charset cyrillic = Charset.forName("windows-1251");

    assertThat(Xml.read("<a>Тверь</a>".getBytes(cyrillic), Optional.of(cyrillic)).getElementText())
        .isEqualTo("Тверь");
    assertThat(Xml.read("\uFEFF<a>Тверь</a>".getBytes(UTF_16LE), Optional.empty()).getElementText())
        .isEqualTo("Тверь");
    assertThat(Xml.read("\uFEFF<a>Тверь</a>".getBytes(UTF_8), Optional.of(UTF_8)).getElementText())
        .isEqualTo("Тверь");
  }

  @Test
  void aDocumentTypeIsRefused() {
    assertThatThrownBy(() -> read("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"))
        .isInstanceOf(XMLStreamException.class)
        .hasMessageContaining("DTD is prohibited");
  }

  @Test
  void deepNestingEndsAtTheLimit() throws XMLStreamException {
    XMLStreamReader allowed = read("<a>".repeat(Xml.MAX_DEPTH) + "</a>".repeat(Xml.MAX_DEPTH));
    skim(allowed);

    assertThatThrownBy(() -> skim(read("<a>".repeat(10_000))))
        .isInstanceOf(XMLStreamException.class);
  }

  @Test
  void manyElementsEndAtTheLimit() throws XMLStreamException {
    skim(read("<a>" + "<b/>".repeat(Xml.MAX_ELEMENTS - 1) + "</a>"));

    assertThatThrownBy(() -> skim(read("<a>" + "<b/>".repeat(Xml.MAX_ELEMENTS) + "</a>")))
        .isInstanceOf(XMLStreamException.class);
  }

  @Test
  void manyOrLongAttributesEndAtTheLimit() {
    var many = new StringBuilder("<a");
    for (int i = 0; i <= Xml.MAX_ATTRIBUTES; i++) {
      many.append(" a").append(i).append("=''");
    }

    assertThatThrownBy(() -> read(many + "/>")).isInstanceOf(XMLStreamException.class);
    assertThatThrownBy(() -> read("<a b='" + "x".repeat(Xml.MAX_ATTRIBUTE_LENGTH + 1) + "'/>"))
        .isInstanceOf(XMLStreamException.class);
  }

  @Test
  void whatIsNoXmlIsRefusedWithItsPlace() {
    for (String text : new String[] {"", "  ", "{}", "<a", "<a></b>", "<a>\0</a>", "<?xml?>"}) {
      assertThatThrownBy(() -> skim(read(text)))
          .as(text)
          .isInstanceOfSatisfying(
              XMLStreamException.class, e -> assertThat(e.getLocation()).isNotNull());
    }
  }

  @Test
  void escapesWhatXmlCannotCarry() {
    var out = new StringBuilder();
    Xml.escape(out, "a<b>&\"'\n\0я\uD83D\uDE9A\uD83D");

    assertThat(out).hasToString("a&lt;b&gt;&amp;&quot;'&#10;\uFFFDя\uD83D\uDE9A\uFFFD");
  }

  private static XMLStreamReader read(String text) throws XMLStreamException {
    return Xml.read(text.getBytes(UTF_8), Optional.empty());
  }

  private static void skim(XMLStreamReader reader) throws XMLStreamException {
    while (reader.hasNext()) {
      reader.next();
    }
  }
}
