package dev.postorder.travel;

import static dev.postorder.travel.TravelServer.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of any .asmx service (travel specification, section 2), over real HTTP. */
class SoapOnTheWireTest {
  private static final String TRUE = "<ResponseDetails>true</ResponseDetails>";
  private static final String ACTION = "http://corteos.ru/Renotify";
  private static final String NO_ACTION =
      "Unable to handle request without a valid action parameter."
          + " Please supply a valid soap action.";

  private static TravelServer server;
  private static String token;

  @BeforeAll
  static void start() {
    server = TravelServer.start();
    token = server.token(TravelServer.EMAIL);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String renotify(SoapVersion version) {
    return TravelServer.envelope(
        version,
        TravelServer.auth(token),
        TravelServer.renotify(Integer.toString(TravelServer.COMPLETED)));
  }

  private static HttpResponse<String> post(String type, String message, String... headers) {
    return server.server().post(ORDERS, type, message, headers);
  }

  private static void assertFault(HttpResponse<String> answer, String text) {
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("soap:Fault>", ">" + text + "<");
  }

  @ParameterizedTest
  @CsvSource({
    "V11, text/xml, text/xml",
    "V12, application/soap+xml, application/soap+xml",
    "V12, text/xml, application/soap+xml",
  })
  void theAnswerHasTheVersionOfTheEnvelope(SoapVersion version, String type, String answered) {
    HttpResponse<String> answer = post(type, renotify(version));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains(answered + "; charset=utf-8");
    assertThat(answer.headers().firstValue("Content-Length")).isPresent();
    assertThat(answer.body())
        .startsWith(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope xmlns:soap=\""
                + version.namespace()
                + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"><soap:Body>"
                + "<RenotifyResponse xmlns=\"http://corteos.ru\">")
        .contains(TRUE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/xml", "application/json", "text/plain", "multipart/related", "xml"})
  void anotherContentTypeIsNotSupported(String type) {
    HttpResponse<String> answer = post(type, renotify(SoapVersion.V11));

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void noContentTypeAndAnUnknownCharsetAreNotSupportedEither() {
    String message = renotify(SoapVersion.V11);

    assertThat(server.server().send("POST", ORDERS, message).statusCode()).isEqualTo(415);
    assertThat(post("text/xml; charset=klingon", message).statusCode()).isEqualTo(415);
  }

  @Test
  void aSoap11EnvelopeAsSoap12IsNotSupported() {
    HttpResponse<String> answer = post("application/soap+xml", renotify(SoapVersion.V11));

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not xml",
        "{}",
        "<a",
        "<a></b>",
        "<!DOCTYPE a><a/>",
        "<a>&nbsp;</a>",
        "<a>\u0001</a>",
      })
  void malformedXmlIsABadRequest(String message) {
    HttpResponse<String> answer = post("text/xml", message);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void aDocumentTypeIsProhibited(SoapVersion version) {
    String bomb = "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>" + renotify(version);

    assertThat(post(version.mediaType(), bomb).statusCode()).isEqualTo(400);
  }

  @Test
  void deepNestingIsABadRequest() {
    String deep = "<a>".repeat(10_000) + "</a>".repeat(10_000);
    String message = TravelServer.envelope(SoapVersion.V11, "", deep);

    assertThat(post("text/xml", message).statusCode()).isEqualTo(400);
  }

  @Test
  void aLargeBodyIsRefused() {
    HttpResponse<String> answer = post("text/xml", " ".repeat(10_000_000));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"" + ACTION + "\"", ACTION, " \"" + ACTION + "\" "})
  void soap11IsRoutedByItsAction(String action) {
    assertThat(post("text/xml", renotify(SoapVersion.V11), "SOAPAction", action).body())
        .contains(TRUE);
  }

  @Test
  void soap11WithoutActionIsRoutedByItsFirstElement() {
    assertThat(post("text/xml", renotify(SoapVersion.V11)).body()).contains(TRUE);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"http://corteos.ru/Rename\"', http://corteos.ru/Rename",
    "'\"http://corteos.ru/renotify\"', http://corteos.ru/renotify",
    "'\"a<b&c\"', a&lt;b&amp;c",
    "'\"\"', ''",
    "'', ''",
  })
  void soap11WithAnUnknownActionIsAFault(String action, String told) {
    assertFault(
        post("text/xml", renotify(SoapVersion.V11), "SOAPAction", action),
        "Server did not recognize the value of HTTP Header SOAPAction: " + told + ".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/soap+xml; charset=utf-8; action=\"" + ACTION + "\"",
        "application/soap+xml; action=\"" + ACTION + "\"; charset=utf-8",
        "application/soap+xml; charset=utf-8; action=" + ACTION,
        "application/soap+xml; action=" + ACTION + "; charset=\"UTF-8\"",
        "application/soap+xml; action=\"urn:unknown\"",
        "application/soap+xml",
      })
  void soap12IsRoutedByItsActionElseByItsFirstElement(String type) {
    assertThat(post(type, renotify(SoapVersion.V12)).body()).contains(TRUE);
  }

  @Test
  void aMatchingActionIsFollowedEvenWithAnotherElement() {
    String message =
        TravelServer.envelope(
            SoapVersion.V12, TravelServer.auth(token), "<Other xmlns=\"urn:x\"/>");

    assertThat(post("application/soap+xml; action=\"" + ACTION + "\"", message).body())
        .contains("Не указан номер заказа");
  }

  @ParameterizedTest
  @CsvSource({
    "V12, application/soap+xml",
    "V12, application/soap+xml; action=\"urn:unknown\"",
    "V12, text/xml",
    "V11, text/xml",
  })
  void aMessageForNoOperationIsAFault(SoapVersion version, String type) {
    assertFault(post(type, TravelServer.envelope(version, "", "<Other/>")), NO_ACTION);
    assertFault(post(type, TravelServer.envelope(version, "", "")), NO_ACTION);
    assertFault(
        post(type, TravelServer.envelope(version, "", "<Renotify xmlns=\"urn:x\"/>")), NO_ACTION);
  }

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void aMessageWithoutBodyCannotBeRead(SoapVersion version) {
    String message = "<Envelope xmlns=\"%s\"/>".formatted(version.namespace());

    assertFault(
        post(version.mediaType(), message),
        "Server was unable to read request. ---&gt; There is an error in XML document (1, 1).");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "x", "1.5", "2147483648", "0x11", "<b>1</b>", "1<b/>"})
  void aNumberThatIsNoneCannotBeRead(String number) {
    for (SoapVersion version : SoapVersion.values()) {
      HttpResponse<String> answer =
          server.post(
              version, ORDERS, TravelServer.auth(token), "\n" + TravelServer.renotify(number));

      assertFault(
          answer,
          "Server was unable to read request. ---&gt; There is an error in XML document (2, 37).");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "-2147483648"})
  void aNumberThatIsNotPositiveIsNotGiven(String number) {
    assertThat(
            server
                .post(
                    SoapVersion.V12,
                    ORDERS,
                    TravelServer.auth(token),
                    TravelServer.renotify(number))
                .body())
        .contains("Type=\"InvalidDataException\" Text=\"Не указан номер заказа\"");
  }

  @Test
  void aNumberThatIsAbsentIsNotGiven() {
    String auth = TravelServer.auth(token);

    assertThat(
            server
                .post(SoapVersion.V11, ORDERS, auth, "<Renotify xmlns=\"http://corteos.ru\"/>")
                .body())
        .contains("Не указан номер заказа");
  }

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void oddButRightMessagesAreFine(SoapVersion version) {
    String message =
        """

        <?xml version='1.0'?><!-- a --><e:Envelope cor:x='1' xmlns:cor='http://corteos.ru' xmlns:e='%s'>
        <e:Header/><e:Header><Unknown xmlns='urn:x' e:mustUnderstand='0'/>
        <cor:AuthHeader e:mustUnderstand='1'><cor:Token><![CDATA[%s]]></cor:Token></cor:AuthHeader></e:Header>
        <e:Body xml:lang='ru'><!-- b --><cor:Renotify a='b'><cor:more/><cor:id_Reserve> +<!-- c -->%d </cor:id_Reserve>
        </cor:Renotify></e:Body></e:Envelope>
        """
            .formatted(version.namespace(), token, TravelServer.COMPLETED);

    assertThat(post(version.mediaType() + ";charset=\"UTF-8\"", message).body()).contains(TRUE);
  }

  @Test
  void theCharsetOfTheHeaderIsHeeded() throws Exception {
    byte[] body = renotify(SoapVersion.V11).getBytes(StandardCharsets.UTF_16);
    var head =
        "POST %s HTTP/1.1\r\n"
            + "Host: x\r\n"
            + "Connection: close\r\n"
            + "Content-Type: text/xml; charset=utf-16\r\n"
            + "Content-Length: %d\r\n\r\n";

    String request =
        head.formatted(ORDERS, body.length) + new String(body, StandardCharsets.ISO_8859_1);

    assertThat(server.server().raw(request)).startsWith("HTTP/1.1 200 OK\r\n").contains(TRUE);
  }

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void aHeaderThatMustBeUnderstoodAndIsNotIsAFault(SoapVersion version) {
    String unknown = "<Route xmlns=\"urn:x\" s:mustUnderstand=\"1\"/>";
    String message = TravelServer.renotify(Integer.toString(TravelServer.COMPLETED));
    HttpResponse<String> answer =
        server.post(version, ORDERS, unknown + TravelServer.auth(token), message);

    assertFault(answer, "SOAP header Route was not understood.");
    assertThat(answer.body()).contains(">soap:MustUnderstand<");
  }

  @Test
  void noFaultTellsAClassNameOrAStackTrace() {
    for (String body : new String[] {"<Other/>", TravelServer.renotify("x")}) {
      String answer = server.post(SoapVersion.V11, ORDERS, "", body).body();

      assertThat(answer).doesNotContain("java", "dev.postorder", "\tat ", "Exception");
    }
  }

  @Test
  void theStatusLineIsWholeAndCloseIsHonouredAndAnUpgradeIsNot() throws Exception {
    String message = renotify(SoapVersion.V11);
    String request =
        """
        POST /XMLGATE/v3/ordermanagement/ORDERSAPI.ASMX HTTP/1.1
        Host: x
        Connection: Upgrade, HTTP2-Settings, close
        Upgrade: h2c
        HTTP2-Settings: AAMAAABkAAQ
        Content-Type: text/xml
        Content-Length: %d

        %s\
        """
            .formatted(message.length(), "@")
            .replace("\n", "\r\n")
            .replace("@", message);

    assertThat(server.server().raw(request))
        .startsWith("HTTP/1.1 200 OK\r\n")
        .contains("\r\nConnection: close\r\n")
        .contains("\r\nContent-Length: ")
        .contains(TRUE);
  }

  @Test
  void everyAnswerToACallHasItsIdInTheCallLog() {
    for (HttpResponse<String> answer :
        List.of(
            post("text/xml", renotify(SoapVersion.V11)), post("text/xml", "x"), post("a/b", "x"))) {
      String id = answer.headers().firstValue("X-Request-Id").orElseThrow();

      assertThat(UUID.fromString(id)).hasToString(id);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, " + ORDERS + "?WSDL, OrdersAPI|ok",
    "GET, " + ORDERS + ", OrdersAPI|ok",
    "PUT, " + ORDERS + ", OrdersAPI|refused|PUT " + ORDERS,
    "POST, /XmlGate/V3/Other.asmx, XmlGate|refused|POST /XmlGate/V3/Other.asmx",
  })
  void whatIsNoCallIsLoggedToo(String verb, String path, String logged) {
    HttpResponse<String> answer = server.server().send(verb, path, "");
    String id = answer.headers().firstValue("X-Request-Id").orElseThrow();

    long end = System.nanoTime() + 20_000_000_000L;
    while (row(id).isEmpty() && System.nanoTime() < end) {
      Thread.onSpinWait(); // written behind
    }
    assertThat(row(id)).contains(logged);
  }

  private static Optional<String> row(String id) {
    return server
        .server()
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select concat_ws('|', message, outcome, note) from call where id ="
                            + " :id::uuid")
                    .bind("id", id)
                    .mapTo(String.class)
                    .findOne());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS"})
  void otherVerbsAreNotAllowed(String verb) {
    HttpResponse<String> answer = server.server().send(verb, ORDERS, "");

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, POST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/XmlGate",
        "/XmlGate/",
        "/XmlGate/V3/Other.asmx",
        "/XmlGate/V3/OrderManagement/OrdersAPI.asmx/Renotify",
        "/XmlGate/OrdersAPI.asmx",
      })
  void anUnknownPathIsNotFound(String path) {
    assertThat(server.server().get(path).statusCode()).isEqualTo(404);
    assertThat(server.server().post(path, "text/xml", renotify(SoapVersion.V11)).statusCode())
        .isEqualTo(404);
  }
}
