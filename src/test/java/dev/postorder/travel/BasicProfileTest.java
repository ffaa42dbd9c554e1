package dev.postorder.travel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * The SOAP 1.1 bindings and what goes over them against the requirements of WS-I Basic Profile 1.1,
 * each as an XPath that finds its violations; bodies are valid by the schema of the WSDL.
 */
class BasicProfileTest {
  private static final String W = "http://schemas.xmlsoap.org/wsdl/";
  private static final String XSD = XMLConstants.W3C_XML_SCHEMA_NS_URI;

  /** What no description may have; {@code s} is the SOAP 1.1 binding. */
  private static final Map<String, String> DESCRIPTION =
      Map.ofEntries(
          Map.entry("R2001 R2002 imports", "//w:import | //x:import | //x:include"),
          Map.entry("R2023 types come first", "//w:types[preceding-sibling::*]"),
          Map.entry("R2026 required extensions", "//@w:required"),
          Map.entry("R2105 schemas name their namespace", "//x:schema[not(@targetNamespace)]"),
          Map.entry("R2110 R2111 SOAP arrays", "//@w:arrayType | //*[contains(@*, '/encoding/')]"),
          Map.entry("R2112 elements named ArrayOf", "//x:element[starts-with(@name, 'ArrayOf')]"),
          Map.entry("R2201 R2210 one part", "//w:message[count(w:part) != 1]"),
          Map.entry("R2204 R2205 R2306 parts by element", "//w:part[not(@element) or @type]"),
          Map.entry(
              "R2303 one-way or request-response",
              "//w:portType/w:operation[not(w:input) or w:input[preceding-sibling::w:output]]"),
          Map.entry(
              "R2304 overloading",
              "//w:portType/w:operation[@name = preceding-sibling::w:operation/@name]"),
          Map.entry(
              "R2702 HTTP",
              "//s:binding[not(@transport = 'http://schemas.xmlsoap.org/soap/http')]"),
          Map.entry(
              "R2705 one style",
              "//s:operation[not(@style = 'document')] | //s:binding[@style = 'rpc']"),
          Map.entry(
              "R2706 R2707 literal", "(//s:body | //s:header | //s:fault)[not(@use = 'literal')]"),
          Map.entry(
              "R2710 signatures differ",
              "//w:part[@name = 'parameters']"
                  + "[@element = preceding::w:part[@name = 'parameters']/@element]"),
          Map.entry(
              "R2711 ports differ", "//s:address[@location = preceding::s:address/@location]"),
          Map.entry("R2716 namespaces", "(//s:body | //s:header | //s:fault)[@namespace]"),
          Map.entry(
              "R2718 the operations of the portType",
              "//w:binding[count(w:operation) != count(//w:portType/w:operation)]"
                  + " | //w:binding/w:operation[not(@name = //w:portType/w:operation/@name)]"),
          Map.entry("R2720 R2749 one part of a header", "//s:header[not(@part) or @parts]"),
          Map.entry(
              "R2744 actions", "//w:binding[s:binding]/w:operation[not(s:operation/@soapAction)]"),
          Map.entry("claims", "//*[contains(namespace-uri(), 'ws-i.org')]"));

  /** What no message may have; {@code e} is SOAP 1.1. */
  private static final Map<String, String> MESSAGE =
      Map.ofEntries(
          Map.entry(
              "R1000 children of a fault",
              "//e:Fault/*[not(self::faultcode or self::faultstring or self::faultactor or"
                  + " self::detail)]"),
          Map.entry("R1001 they are unqualified", "//e:Fault/*[namespace-uri() != '']"),
          Map.entry("R1004 dots in a fault code", "//faultcode[contains(., '.')]"),
          Map.entry("R1005 R1006 R1007 encodingStyle", "//@e:encodingStyle"),
          Map.entry("R1009 processing instructions", "//processing-instruction()"),
          Map.entry("R1011 elements after the Body", "//e:Body/following-sibling::*"),
          Map.entry("R1013 mustUnderstand", "//@e:mustUnderstand[. != '0' and . != '1']"),
          Map.entry("R1014 the Body's child is qualified", "//e:Body/*[namespace-uri() = '']"),
          Map.entry("R1015 another root", "/*[not(self::e:Envelope)]"),
          Map.entry("R1032 attributes", "/e:Envelope/@e:* | //e:Header/@e:* | //e:Body/@e:*"),
          Map.entry("R9981 R2712 one child of the Body", "//e:Body[count(*) != 1]"));

  private static TravelServer server;
  private static RawSoap raw;

  @BeforeAll
  static void start() {
    server = TravelServer.start();
    raw = new RawSoap(server.server().port());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Document parse(String xml) throws Exception {
    var factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }

  private static Document wsdl(SampleCall call) throws Exception {
    return parse(server.server().get(call.path() + "?WSDL").body());
  }

  private static void assertNone(Map<String, String> violations, Document document)
      throws Exception {
    XPath xpath = XPathFactory.newDefaultInstance().newXPath();
    xpath.setNamespaceContext(
        new Prefixes(Map.of("w", W, "s", W + "soap/", "x", XSD, "e", SoapVersion.V11.namespace())));
    for (Map.Entry<String, String> violation : violations.entrySet()) {
      var found = (NodeList) xpath.evaluate(violation.getValue(), document, XPathConstants.NODESET);
      assertThat(found.getLength()).as(violation.getKey()).isZero();
    }
  }

  private static Schema schema(Document wsdl) throws Exception {
    Node types = wsdl.getElementsByTagNameNS(XSD, "schema").item(0);
    return SchemaFactory.newInstance(XSD).newSchema(new DOMSource(types));
  }

  @ParameterizedTest
  @EnumSource(SampleCall.class)
  void theDescriptionKeepsToTheProfile(SampleCall call) throws Exception {
    String text = server.server().get(call.path() + "?WSDL").body();

    assertThat(text)
        .as("R4002 R4003 R4004")
        .startsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>")
        .doesNotContain("<!DOCTYPE");
    assertNone(DESCRIPTION, parse(text));
    assertThat(schema(parse(text))).as("R2800 R2801").isNotNull();
  }

  /** The tables find something where there is something. */
  @ParameterizedTest
  @EnumSource(SampleCall.class)
  void aDescriptionThatStraysIsFound(SampleCall call) throws Exception {
    String text = server.server().get(call.path() + "?WSDL").body();
    for (String[] change :
        List.of(
            new String[] {"use=\"literal\"", "use=\"encoded\""},
            new String[] {"style=\"document\"", "style=\"rpc\""},
            new String[] {" element=", " type="},
            new String[] {"<soap:body ", "<soap:body namespace=\"urn:x\" "},
            new String[] {"soapAction=", "action="})) {
      Document strayed = parse(text.replace(change[0], change[1]));

      assertThat(
              org.assertj.core.api.Assertions.catchThrowable(
                  () -> assertNone(DESCRIPTION, strayed)))
          .as(change[1])
          .isInstanceOf(AssertionError.class);
    }
  }

  static Stream<Arguments> messages() {
    String broken =
        "<id_Reserve>x</id_Reserve><dateStart>x</dateStart><validityDate>x</validityDate>";
    return Stream.of(SampleCall.values())
        .flatMap(
            call ->
                Stream.of(
                    Arguments.of(call, 200, true, call.payload()),
                    Arguments.of(call, 200, false, call.payload()),
                    Arguments.of(call, 500, true, "<Unknown xmlns=\"urn:x\"/>"),
                    Arguments.of(
                        call,
                        call == SampleCall.DESTROY_TOKEN ? 200 : 500,
                        true,
                        call.payload(broken))));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyMessageKeepsToTheProfile(
      SampleCall call, int status, boolean authenticated, String payload) throws Exception {
    String token = server.token(TravelServer.EMAIL);
    String header = authenticated ? TravelServer.auth(call.namespace(), token) : "";
    String request = TravelServer.envelope(SoapVersion.V11, header, payload);
    var answer = raw.post(call.path(), request, "Content-Type: text/xml; charset=utf-8");

    assertThat(answer.head())
        .as("R1111 R1124 R1126 R1140")
        .startsWith("HTTP/1.1 " + status + " ")
        .contains("\r\nContent-Type: text/xml; charset=utf-8\r\n");
    assertThat(answer.body()).as("R1008 R1012 R1033").doesNotContain("<!DOCTYPE", "xmlns:xml=");
    Document document = parse(answer.body());
    assertNone(MESSAGE, document);
    if (status == 200) {
      Element body = (Element) document.getDocumentElement().getFirstChild();
      schema(wsdl(call)).newValidator().validate(new DOMSource(body.getFirstChild()));
      assertThat(body.getFirstChild().getLocalName())
          .as("R2729")
          .isEqualTo(call.method() + "Response");
    }
  }

  /** SOAP 1.2 has no profile of this kind; its bodies are the same. */
  @ParameterizedTest
  @EnumSource(SampleCall.class)
  void bodiesOfSoap12AreValidToo(SampleCall call) throws Exception {
    String token = server.token(TravelServer.EMAIL);
    Document answer =
        parse(server.post(SoapVersion.V12, call.path(), call.header(token), call.payload()).body());
    Schema schema = schema(wsdl(call));

    schema
        .newValidator()
        .validate(new DOMSource(answer.getDocumentElement().getFirstChild().getFirstChild()));
    if (call != SampleCall.STATE_CHANGES) { // its sample has bare dates, which the original takes
      schema.newValidator().validate(new DOMSource(parse(call.payload()).getDocumentElement()));
    }
  }
}
