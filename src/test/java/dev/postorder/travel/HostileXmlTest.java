package dev.postorder.travel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What no honest client sends is answered at once, and never by a failure of ours. */
@Timeout(60)
class HostileXmlTest {
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

  static Stream<Arguments> refused() {
    String deep = "<a>".repeat(10_000) + "</a>".repeat(10_000);
    String long64k = "x".repeat(64_000);
    return Stream.of(
        Arguments.of("elements too deep", envelope("", deep)),
        Arguments.of("elements too deep in a header", envelope(deep, "")),
        Arguments.of("elements too deep in a parameter", parameter(deep)),
        Arguments.of("an attribute too long", envelope("", "<a b='" + long64k + "'/>")),
        Arguments.of("attributes too many", envelope("", "<a " + attributes(1000) + "/>")),
        Arguments.of("namespaces too many", envelope("", "<a " + namespaces(5000) + "/>")),
        Arguments.of("elements too many", envelope("", "<a>" + "<b/>".repeat(60_000) + "</a>")),
        Arguments.of("a NUL", parameter("\u0000")),
        Arguments.of("a NUL by number", parameter("&#0;")),
        Arguments.of("half a pair by number", parameter("&#xD800;")),
        Arguments.of("past Unicode", parameter("&#x110000;")),
        Arguments.of("an entity of nobody", parameter("&x;")),
        Arguments.of("an end of CDATA in text", parameter("<![CDATA[1]]>]]>")),
        Arguments.of("XML 1.1", "<?xml version='1.1'?>" + parameter("\u0085&#1;")),
        Arguments.of("an unknown encoding", "<?xml version='1.0' encoding='x-none'?><a/>"),
        Arguments.of("an outer entity", external()),
        Arguments.of("no end", "<a>".repeat(20)),
        Arguments.of("a comment without end", "<!--" + long64k));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refused(String name, String message) throws Exception {
    for (SoapVersion version : SoapVersion.values()) {
      var answer =
          raw.post(
              TravelServer.ORDERS,
              message.replace("@soap@", version.namespace()),
              "Content-Type: " + version.mediaType());

      assertThat(answer.status()).as(answer.body()).isEqualTo(400);
      assertThat(answer.body()).isEmpty();
    }
  }

  static Stream<Arguments> answered() {
    return Stream.of(
        Arguments.of("a number past int", parameter("2147483648"), "error in XML document"),
        Arguments.of("a number past all", parameter("9".repeat(60_000)), "error in XML document"),
        Arguments.of("a number in other digits", parameter("１７"), "error in XML document"),
        Arguments.of("a long token", auth("y".repeat(60_000)), "Токен недействителен"),
        Arguments.of("a token of quotes", auth("&quot;&apos;&lt;&#x10FFFF;"), "Токен недейств"),
        Arguments.of(
            "parameters many times",
            envelope(auth(), "<Renotify xmlns='http://corteos.ru'>" + many() + "</Renotify>"),
            "Заказ не найден"),
        Arguments.of(
            "many bodies",
            envelope(auth(), "").replace("<s:Body></s:Body>", "<s:Body></s:Body>".repeat(900)),
            "without a valid action"),
        Arguments.of(
            "a long comment", "<!--" + "x".repeat(900_000) + "-->" + parameter("99"), "не найден"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void answered(String name, String message, String text) throws Exception {
    for (SoapVersion version : SoapVersion.values()) {
      var answer =
          raw.post(
              TravelServer.ORDERS,
              message.replace("@soap@", version.namespace()),
              "Content-Type: " + version.mediaType());

      assertThat(answer.body())
          .contains(text)
          .doesNotContain("unable to process", "java.", "\tat ");
    }
  }

  /** Bytes that no parser of text should be led astray by. */
  @ParameterizedTest
  @MethodSource
  void strangeBytesAreABadRequest(byte[] message) throws Exception {
    var answer = raw.post(TravelServer.END_CUSTOMER, message, "Content-Type: text/xml");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).isEmpty();
  }

  static Stream<byte[]> strangeBytesAreABadRequest() {
    byte[] zeros = new byte[4096];
    byte[] half = "<a/>".getBytes(StandardCharsets.UTF_16LE);
    return Stream.of(
        zeros,
        new byte[] {(byte) 0xFF},
        new byte[] {(byte) 0xFE, (byte) 0xFF},
        new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
        new byte[] {0x1f, (byte) 0x8b, 8, 0},
        new byte[] {0, 0, (byte) 0xFE, (byte) 0xFF, 0, 0},
        new byte[] {0x4c, 0x6f, (byte) 0xa7, (byte) 0x94},
        java.util.Arrays.copyOf(half, half.length - 1),
        new byte[] {'<', 'a', '>', (byte) 0xC0, (byte) 0x80, '<', '/', 'a', '>'},
        new byte[] {'<', 'a', '>', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '<', '/', 'a', '>'},
        new byte[] {
          '<', 'a', '>', (byte) 0xF8, (byte) 0x88, (byte) 0x80, (byte) 0x80, (byte) 0x80
        });
  }

  private static String envelope(String header, String payload) {
    return "<s:Envelope xmlns:s=\"@soap@\"><s:Header>%s</s:Header><s:Body>%s</s:Body></s:Envelope>"
        .formatted(header, payload);
  }

  private static String auth() {
    return TravelServer.auth(token);
  }

  private static String auth(String other) {
    return envelope(TravelServer.auth(other), TravelServer.renotify("1"));
  }

  private static String parameter(String number) {
    return envelope(auth(), TravelServer.renotify(number));
  }

  private static String many() {
    return "<id_Reserve>99</id_Reserve>".repeat(20_000);
  }

  private static String attributes(int count) {
    var all = new StringBuilder();
    for (int i = 0; i < count; i++) {
      all.append(" a").append(i).append("=''");
    }
    return all.toString();
  }

  private static String namespaces(int count) {
    var all = new StringBuilder();
    for (int i = 0; i < count; i++) {
      all.append(" xmlns:n").append(i).append("='urn:").append(i).append('\'');
    }
    return all.toString();
  }

  private static String external() {
    return "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + parameter("&x;");
  }
}
