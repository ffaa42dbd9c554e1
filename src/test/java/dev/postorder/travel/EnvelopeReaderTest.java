package dev.postorder.travel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeReaderTest {
  private static final String NS = "http://corteos.ru";

  @Test
  void takesTheMessageOfALiveClientApart() throws XMLStreamException {
    Envelope read =
        read(
            """

               <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:cor="http://corteos.ru">
                 <soapenv:Header><cor:AuthHeader><!--Optional:--><cor:Token> abc </cor:Token></cor:AuthHeader></soapenv:Header>
                 <soapenv:Body>
                   <cor:Renotify><cor:id_Reserve><![CDATA[17]]></cor:id_Reserve></cor:Renotify>
                 </soapenv:Body>
               </soapenv:Envelope>
            """);

    assertThat(read.version()).isEqualTo(SoapVersion.V11);
    assertThat(read.token()).contains("abc");
    assertThat(read.notUnderstood()).isEmpty();
    assertThat(read.payload()).contains(new QName(NS, "Renotify"));
    assertThat(read.parameter("id_Reserve").map(Parameter::integer)).contains(17);
  }

  @Test
  void ofTwoParametersOfOneNameTheFirstCountsAndStrangersAreNone() throws XMLStreamException {
    Envelope read =
        read(
            envelope(
                "",
                """
                <m xmlns="http://corteos.ru"><a>1</a><a>2</a><b xmlns="urn:other">3</b><c><d/></c></m>\
                <m xmlns="http://corteos.ru"><e>4</e></m>\
                """));

    assertThat(read.parameter("a").map(Parameter::integer)).contains(1);
    assertThat(read.parameter("b")).isEmpty();
    assertThat(read.parameter("e")).isEmpty();
    assertThatThrownBy(() -> read.parameter("c").map(Parameter::integer))
        .isInstanceOf(SoapFault.class);
  }

  @Test
  void anUnreadableParameterTellsWhereItBegins() throws XMLStreamException {
    Envelope read = read(envelope("", "<m xmlns=\"http://corteos.ru\">\n  <a>x</a></m>"));

    assertThatThrownBy(() -> read.parameter("a").map(Parameter::integer))
        .hasMessage(
            "Server was unable to read request. ---> There is an error in XML document (2, 3).");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<x xmlns='urn:x' s:mustUnderstand='1'/>",
        "<x xmlns='urn:x' s:mustUnderstand='true'"
            + " s:role='http://www.w3.org/2003/05/soap-envelope/role/next'/>",
      })
  void namesAHeaderThatMustBeUnderstood(String header) throws XMLStreamException {
    assertThat(read(envelope(header, "<m/>")).notUnderstood()).contains("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<x xmlns='urn:x'/>",
        "<x xmlns='urn:x' s:mustUnderstand='0'/>",
        "<x xmlns='urn:x' s:mustUnderstand='1' s:role='urn:another-node'/>",
        "<AuthHeader xmlns='http://corteos.ru' s:mustUnderstand='1'/>",
      })
  void passesOverOtherHeaders(String header) throws XMLStreamException {
    assertThat(read(envelope(header, "<m/>")).notUnderstood()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body/>",
        "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body/></s:Envelope><a/>",
        "<Envelope><Body></Envelope>",
        "",
      })
  void malformedXmlIsFoundWhereverItStands(String message) {
    assertThatThrownBy(() -> read(message)).isInstanceOf(XMLStreamException.class);
  }

  @Test
  void aMessageWithoutBodyIsNone() {
    assertThatThrownBy(
            () -> read("<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'/>"))
        .isInstanceOfSatisfying(
            SoapFault.class, e -> assertThat(e.code()).isEqualTo(SoapFault.Code.CLIENT));
  }

  @Test
  void anotherEnvelopeIsAVersionMismatch() {
    assertThatThrownBy(() -> read("<Envelope xmlns='urn:soap-9'><Body/></Envelope>"))
        .isInstanceOfSatisfying(
            SoapFault.class, e -> assertThat(e.code()).isEqualTo(SoapFault.Code.VERSION_MISMATCH))
        .hasMessageContaining("Envelope namespace urn:soap-9 was unexpected.");
  }

  private static String envelope(String header, String body) {
    return "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Header>%s</s:Header><s:Body>%s</s:Body></s:Envelope>"
        .formatted(header, body);
  }

  private static Envelope read(String message) throws XMLStreamException {
    return EnvelopeReader.open(message.getBytes(UTF_8), Optional.empty(), NS).read();
  }
}
