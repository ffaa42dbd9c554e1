package dev.postorder.freight.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

final class BodyReaderTest {
  @Test
  void jsonAndXmlGiveOneTree() throws UnreadableBody {
    String json = "{\"a\":{\"ids\":[\"1\",\"2\"],\"empty\":\"\"},\"b\":\"x & y\"}";
    String xml =
        """

        <request><a><ids>1</ids><ids>2</ids><empty></empty></a>
          <b>x &amp; <![CDATA[y]]></b><!-- nothing --></request>
        """;
    assertThat(read(Format.XML, xml)).isEqualTo(read(Format.JSON, json));
  }

  @Test
  void ofTwoSpellingsTheFirstWins() throws UnreadableBody {
    assertThat(read(Format.JSON, "{\"appKey\":\"1\",\"APPKEY\":\"2\",\"appKey\":\"3\"}").toString())
        .isEqualTo("{\"appKey\":\"1\"}");
    assertThat(read(Format.XML, "<r><appKey>1</appKey><appkey>2</appkey></r>").toString())
        .isEqualTo("{\"appKey\":\"1\"}");
  }

  @Test
  void numbersStayAsTheyWereWritten() throws UnreadableBody {
    assertThat(
            read(Format.JSON, "{\"a\":1900395024773,\"b\":0.50,\"c\":99999999999999999999}")
                .toString())
        .isEqualTo("{\"a\":1900395024773,\"b\":0.50,\"c\":99999999999999999999}");
  }

  @Test
  void rootNameAttributesAndPrefixesMeanNothing() throws UnreadableBody {
    String xml = "<x:any xmlns:x='urn:x' id='1'><x:a b='2'>1</x:a></x:any>";
    assertThat(read(Format.XML, xml).toString()).isEqualTo("{\"a\":\"1\"}");
  }

  @Test
  void charsetOfTheHeaderCounts() throws UnreadableBody {
    Charset cyrillic = Charset.forName("windows-1251");
    var type = Optional.of("Application/JSON; Charset=\"windows-1251\"");
    byte[] json = "{\"a\":\"груз\"}".getBytes(cyrillic);
    assertThat(BodyReader.read(Format.JSON, json, type).get("a").asString()).isEqualTo("груз");
    byte[] xml = "<r><a>груз</a></r>".getBytes(cyrillic);
    assertThat(BodyReader.read(Format.XML, xml, type).get("a").asString()).isEqualTo("груз");
  }

  @Test
  void xmlMayDeclareItsEncoding() throws UnreadableBody {
    byte[] xml =
        "<?xml version='1.0' encoding='windows-1251'?><r><a>груз</a></r>"
            .getBytes(Charset.forName("windows-1251"));
    ObjectNode tree = BodyReader.read(Format.XML, xml, Optional.of("text/xml"));
    assertThat(tree.get("a").asString()).isEqualTo("груз");
  }

  @ParameterizedTest
  @CsvSource({"JSON,{},{}", "XML,<r/>,{}"})
  void byteOrderMarkIsForgiven(Format format, String body, String tree) throws UnreadableBody {
    assertThat(read(format, "\uFEFF" + body).toString()).isEqualTo(tree);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[]",
        "1",
        "\"a\"",
        "null",
        "{} {}",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "{\"a\":\"\u0000\"}",
        "{\"a\":\"\\x\"}",
        "/* c */{}",
        "<request/>"
      })
  void badJsonIsRefusedWithAPlace(String body) {
    assertThat(complaint(Format.JSON, body)).contains("строка").contains("позиция");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "<r>",
        "<r></s>",
        "<r>text</r>",
        "<r>&undeclared;</r>",
        "<r>&#0;</r>",
        "<r>\u0000</r>",
        "<r>&#xD800;</r>",
        "<r/><r/>",
        "{}",
        "<!DOCTYPE r [<!ENTITY a 'b'>]><r>&a;</r>",
        "<!DOCTYPE r SYSTEM 'file:///etc/passwd'><r/>",
        "<!DOCTYPE lolz [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]><lolz>&b;</lolz>"
      })
  void badXmlIsRefusedWithAPlace(String body) {
    assertThat(complaint(Format.XML, body)).contains("строка").contains("позиция");
  }

  @Test
  void complaintsNameLineAndColumnAndEchoNothing() {
    String body = "{\n  \"password\": secret\n}";
    assertThat(complaint(Format.JSON, body)).contains("строка 2").doesNotContain("secret");
  }

  @Test
  void depthIsLimited() throws UnreadableBody {
    assertThat(read(Format.JSON, "{\"a\":".repeat(32) + "1" + "}".repeat(32))).isNotEmpty();
    assertThat(complaint(Format.JSON, "{\"a\":".repeat(33) + "1" + "}".repeat(33))).contains("32");
    assertThat(complaint(Format.JSON, "{\"a\":" + "[".repeat(10_000))).contains("32");
    assertThat(complaint(Format.XML, "<a>".repeat(10_000) + "</a>".repeat(10_000))).isNotEmpty();
  }

  @Test
  void bytesOutsideTheCharsetAreRefused() {
    byte[] body = {'{', '"', 'a', '"', ':', '\n', '"', (byte) 0xC3, '(', '"', '}'};
    UnreadableBody e =
        catchThrowableOfType(
            UnreadableBody.class, () -> BodyReader.read(Format.JSON, body, Optional.empty()));
    assertThat(e.complaint()).contains("UTF-8").contains("строка 2");
    byte[] surrogate = {'{', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', ':', '1', '}'};
    assertThat(
            catchThrowableOfType(
                UnreadableBody.class,
                () -> BodyReader.read(Format.JSON, surrogate, Optional.empty())))
        .isNotNull();
  }

  @Test
  void unknownCharsetIsRefused() {
    assertThat(
            catchThrowableOfType(
                    UnreadableBody.class,
                    () ->
                        BodyReader.read(
                            Format.JSON,
                            "{}".getBytes(StandardCharsets.UTF_8),
                            Optional.of("application/json; charset=klingon")))
                .complaint())
        .contains("Content-Type");
  }

  private static ObjectNode read(Format format, String body) throws UnreadableBody {
    return BodyReader.read(format, body.getBytes(StandardCharsets.UTF_8), Optional.empty());
  }

  private static String complaint(Format format, String body) {
    UnreadableBody e = catchThrowableOfType(UnreadableBody.class, () -> read(format, body));
    assertThat(e).as(body).isNotNull();
    return e.complaint();
  }
}
