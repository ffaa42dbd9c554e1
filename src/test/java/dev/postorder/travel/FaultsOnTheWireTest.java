package dev.postorder.travel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that are SOAP and cannot be served (section 2), over sockets. */
class FaultsOnTheWireTest {
  private static TravelServer server;
  private static RawSoap raw;
  private static String token;

  @BeforeAll
  static void start() {
    server = TravelServer.start();
    raw = new RawSoap(server.server().port());
    token = server.token(TravelServer.EMAIL);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static RawSoap.Answer post(SampleCall call, SoapVersion version, String message)
      throws Exception {
    return raw.post(call.path(), message, "Content-Type: " + version.mediaType());
  }

  static Stream<Arguments> every() {
    return Stream.of(SampleCall.values())
        .flatMap(
            call -> Stream.of(SoapVersion.values()).map(version -> Arguments.of(call, version)));
  }

  private static void assertFault(
      RawSoap.Answer answer, SoapVersion version, SoapFault.Code code, String text) {
    assertThat(answer.head())
        .startsWith("HTTP/1.1 500 ")
        .contains("\r\nContent-Type: " + version.mediaType() + "; charset=utf-8\r\n");
    assertThat(answer.body())
        .contains(
            version == SoapVersion.V11
                ? "<soap:Body><soap:Fault><faultcode>soap:%s</faultcode><faultstring>%s</faultstring><detail/></soap:Fault></soap:Body>"
                    .formatted(code.in(version), text)
                : "<soap:Body><soap:Fault><soap:Code><soap:Value>soap:%s</soap:Value></soap:Code><soap:Reason><soap:Text xml:lang=\"en\">%s</soap:Text></soap:Reason><soap:Detail/></soap:Fault></soap:Body>"
                    .formatted(code.in(version), text));
  }

  private static String unreadable(int line, int column) {
    return "Server was unable to read request. ---&gt; There is an error in XML document (%d, %d)."
        .formatted(line, column);
  }

  @ParameterizedTest
  @MethodSource("every")
  void aHeaderThatMustBeUnderstoodAndIsNotIsAFault(SampleCall call, SoapVersion version)
      throws Exception {
    for (String must : new String[] {"1", "true", " 1 "}) {
      String unknown = "<Route xmlns=\"urn:x\" s:mustUnderstand=\"" + must + "\"/>";
      String message = TravelServer.envelope(version, unknown + call.header(token), call.payload());

      assertFault(
          post(call, version, message),
          version,
          SoapFault.Code.MUST_UNDERSTAND,
          "SOAP header Route was not understood.");
    }
  }

  @ParameterizedTest
  @MethodSource("every")
  void otherHeadersAreIgnored(SampleCall call, SoapVersion version) throws Exception {
    String target = version.target();
    String headers =
        "<A xmlns=\"urn:x\"/><B xmlns=\"urn:x\" s:mustUnderstand=\"0\"><c/></B>"
            + "<D xmlns=\"urn:x\" s:mustUnderstand=\"1\" s:%s=\"urn:somebody:else\"/>"
                .formatted(target)
            + call.header(token).replaceFirst("AuthHeader ", "AuthHeader s:mustUnderstand=\"1\" ");

    var answer = post(call, version, TravelServer.envelope(version, headers, call.payload()));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains(call.answered());
  }

  /** The AuthHeader of the other service's namespace is none of this one's. */
  @ParameterizedTest
  @MethodSource("every")
  void anAuthHeaderIsOfItsServicesNamespace(SampleCall call, SoapVersion version) throws Exception {
    String other =
        call.namespace().equals(TravelServer.V3)
            ? TravelServer.CUSTOMER_NAMESPACE
            : TravelServer.V3;
    String auth = TravelServer.auth(other, token);
    String must = auth.replaceFirst("AuthHeader ", "AuthHeader s:mustUnderstand=\"1\" ");

    assertFault(
        post(call, version, TravelServer.envelope(version, must, call.payload())),
        version,
        SoapFault.Code.MUST_UNDERSTAND,
        "SOAP header AuthHeader was not understood.");
    if (call.authenticated() && call != SampleCall.RESERVE) {
      assertThat(post(call, version, TravelServer.envelope(version, auth, call.payload())).body())
          .contains("Type=\"AuthenticationException\" Text=\"Токен не указан\"");
    }
  }

  @ParameterizedTest
  @MethodSource("every")
  void anotherVersionOfSoapIsAMismatch(SampleCall call, SoapVersion version) throws Exception {
    String message = call.message(version, token).replace(version.namespace(), "urn:soap-9");

    assertFault(
        post(call, version, message),
        version,
        SoapFault.Code.VERSION_MISMATCH,
        "Possible SOAP version mismatch: Envelope namespace urn:soap-9 was unexpected."
            + " Expecting http://schemas.xmlsoap.org/soap/envelope/.");
  }

  @ParameterizedTest
  @MethodSource("every")
  void aMessageWithoutBodyCannotBeRead(SampleCall call, SoapVersion version) throws Exception {
    String message = "<Envelope xmlns=\"%s\"/>".formatted(version.namespace());

    assertFault(post(call, version, message), version, SoapFault.Code.CLIENT, unreadable(1, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "x",
        "1.5",
        "2147483648",
        "-2147483649",
        "99999999999999999999",
        "0x11",
        "1e3",
        "١",
        "<b>1</b>",
        "1<b/>",
      })
  void aNumberThatIsNoneCannotBeRead(String number) throws Exception {
    String element = "\n<id_Reserve>" + number + "</id_Reserve>";
    for (SoapVersion version : SoapVersion.values()) {
      for (SampleCall call : SampleCall.values()) {
        if (call.payload().contains("id_Reserve")) {
          String message =
              TravelServer.envelope(version, call.header(token), call.payload(element));

          assertFault(
              post(call, version, message), version, SoapFault.Code.CLIENT, unreadable(2, 1));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(SampleCall.class)
  void noFaultTellsAClassNameOrAStackTrace(SampleCall call) throws Exception {
    for (String body :
        new String[] {
          "<Other/>", call.payload("<id_Reserve>x</id_Reserve><dateStart>x</dateStart>")
        }) {
      String message = TravelServer.envelope(SoapVersion.V11, "", body);

      assertThat(post(call, SoapVersion.V11, message).body())
          .doesNotContain("java", "dev.postorder", "\tat ");
    }
  }
}
