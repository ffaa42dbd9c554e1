package dev.postorder.travel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which bodies are read at all, and in which version they are answered (section 2), over sockets.
 */
class ContentTypesTest {
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

  private static void assertEmpty(RawSoap.Answer answer, int status) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.head()).contains("\r\nContent-Length: 0\r\n");
    assertThat(answer.body()).isEmpty();
  }

  static Stream<Arguments> theAnswerHasTheVersionOfTheEnvelope() {
    return Stream.of(SampleCall.values())
        .flatMap(
            call ->
                Stream.of(
                    Arguments.of(call, SoapVersion.V11, "text/xml"),
                    Arguments.of(call, SoapVersion.V12, "application/soap+xml"),
                    Arguments.of(call, SoapVersion.V12, "text/xml")));
  }

  @ParameterizedTest
  @MethodSource
  void theAnswerHasTheVersionOfTheEnvelope(SampleCall call, SoapVersion version, String type)
      throws Exception {
    var answer = raw.post(call.path(), call.message(version, token), "Content-Type: " + type);

    assertThat(answer.head())
        .startsWith("HTTP/1.1 200 OK\r\n")
        .contains(
            "\r\nContent-Type: " + version.mediaType() + "; charset=utf-8\r\n",
            "\r\nContent-Length: " + answer.body().getBytes(StandardCharsets.UTF_8).length + "\r\n")
        .doesNotContain("Transfer-Encoding");
    assertThat(answer.body())
        .startsWith(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope xmlns:soap=\""
                + version.namespace()
                + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\">"
                + call.answered())
        .endsWith("Response></soap:Body></soap:Envelope>")
        .doesNotContain("Header");
  }

  @ParameterizedTest
  @EnumSource(SampleCall.class)
  void aSoap11EnvelopeAsSoap12IsNotSupported(SampleCall call) throws Exception {
    String message = call.message(SoapVersion.V11, token);

    assertEmpty(raw.post(call.path(), message, "Content-Type: application/soap+xml"), 415);
    assertEmpty(
        raw.post(
            call.path(),
            message,
            "Content-Type: application/soap+xml; action=\"" + call.action() + "\""),
        415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: application/xml",
        "Content-Type: application/json",
        "Content-Type: text/plain",
        "Content-Type: multipart/related; type=\"text/xml\"",
        "Content-Type: application/x-www-form-urlencoded",
        "Content-Type: xml",
        "Content-Type: ",
        "Content-Type: text/xml; charset=klingon",
        "Content-Type: text/xml; charset=\"\u0000\"",
        "X-No-Content-Type: text/xml",
      })
  void anotherContentTypeIsNotSupported(String header) throws Exception {
    for (SampleCall call : new SampleCall[] {SampleCall.RENOTIFY, SampleCall.STATE_CHANGES}) {
      var answer = raw.post(call.path(), call.message(SoapVersion.V11, token), header);

      assertThat(answer.status()).isBetween(400, 415);
      assertThat(answer.status()).isEqualTo(header.contains("\u0000") ? 400 : 415);
      assertThat(answer.body()).doesNotContain("Exception", "java");
    }
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
        "<a b='1' b='2'/>",
        "<a:b/>",
        "<a/><b/>",
      })
  void malformedXmlIsABadRequest(String message) throws Exception {
    for (SampleCall call : new SampleCall[] {SampleCall.LOGIN, SampleCall.STATE_CHANGES}) {
      for (SoapVersion version : SoapVersion.values()) {
        assertEmpty(raw.post(call.path(), message, "Content-Type: " + version.mediaType()), 400);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(SampleCall.class)
  void aDocumentTypeIsProhibited(SampleCall call) throws Exception {
    for (SoapVersion version : SoapVersion.values()) {
      String bomb = "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>";
      String message = bomb + call.message(version, token);

      assertEmpty(raw.post(call.path(), message, "Content-Type: " + version.mediaType()), 400);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "text/xml; charset=utf-16, UTF-16, ''",
    "text/xml; charset=UTF-16LE, UTF-16LE, ''",
    "text/xml; charset=windows-1251, windows-1251, ''",
    "text/xml; charset='koi8-r', koi8-r, ''",
    "text/xml, windows-1251, <?xml version='1.0' encoding='windows-1251'?>",
    "text/xml, UTF-16, <?xml version='1.0' encoding='UTF-16'?>",
    "text/xml; charset=\"UTF-8\", UTF-8, <?xml version='1.0' encoding='UTF-8'?>",
    "application/soap+xml;charset=\"Windows-1251\", windows-1251, ''",
  })
  void theCharsetOfHeaderOrDeclarationIsHeeded(String type, Charset charset, String declaration)
      throws Exception {
    SoapVersion version = type.startsWith("text") ? SoapVersion.V11 : SoapVersion.V12;
    String login = TravelServer.login("кто@domain.ru", "неверный", "");
    String message = declaration + TravelServer.envelope(version, "", login);

    var answer =
        raw.post(
            TravelServer.AUTHORIZATION,
            message.getBytes(charset),
            "Content-Type: " + type.replace('\'', '"'));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("Text=\"Неверный email или пароль\"");
  }

  @Test
  void bytesThatAreNotOfTheirCharsetAreABadRequest() throws Exception {
    byte[] message =
        SampleCall.LOGIN
            .message(SoapVersion.V11, token)
            .replace("user@", "кто@")
            .getBytes(Charset.forName("windows-1251"));

    assertEmpty(raw.post(TravelServer.AUTHORIZATION, message, "Content-Type: text/xml"), 400);
  }

  @Test
  void aLargeBodyIsRefused() {
    var answer = server.server().post(TravelServer.ORDERS, "text/xml", " ".repeat(10_000_000));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).isEmpty();
  }
}
