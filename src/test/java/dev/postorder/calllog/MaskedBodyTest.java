package dev.postorder.calllog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.platform.database.StorableText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MaskedBodyTest {
  @Test
  void masksSecretsInJsonAndLeavesTheRestAsWritten() {
    assertThat(
            mask(
                """
                { "appkey" : "11111111-2222-3333-4444-555555555555", "PassWord":"s3cret",
                  "nested":[{"sessionID":"6666"}], "orderID":"2000395000025", "n":1.50, "pat":null}\
                """))
        .isEqualTo(
            """
            { "appkey" : "***5555", "PassWord":"***",
              "nested":[{"sessionID":"***"}], "orderID":"2000395000025", "n":1.50, "pat":null}\
            """);
  }

  @Test
  void masksSecretsInXmlOfAnyPrefix() {
    assertThat(
            mask(
                "<s:Envelope"
                    + " xmlns:s=\"x\"><s:Header><c:AuthHeader><c:Token>abc</c:Token></c:AuthHeader>"
                    + "</s:Header><s:Body><Password><![CDATA[s3cret]]></Password><id>17</id></s:Body></s:Envelope>"))
        .isEqualTo(
            "<s:Envelope"
                + " xmlns:s=\"x\"><s:Header><c:AuthHeader><c:Token>***</c:Token></c:AuthHeader>"
                + "</s:Header><s:Body><Password><![CDATA[***]]></Password><id>17</id></s:Body></s:Envelope>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"pass\\u0077ord\":\"s3cret\"}",
        "{\"pa\\u017f\\u017fword\":\"s3cret\"}",
        "{\"password\":{\"a\":[\"s3cret\"]}}",
        "{\"password\":[\"x\",\"s3cret\"]}",
        "{\"x\":\"{\\\"password\\\":\\\"s3cret\\\"}\"}",
        "{\"x\":\"{\\\"pass\\\\u0077ord\\\":\\\"s3cret\\\"}\"}",
        "{\"x\":\"<password>s3cret</password>\"}",
        "{\"x\":\"/v3?sessionID=s3cret&a=1\"}",
        "{\"x\":\"Authorization: Bearer s3cret-s3cret\"}",
        "{\"Authorization\":\"s3cret\",\"API-Key\":\"s3cret\",\"pat\":\"s3cret\",\"newPassword\":\"s3cret\"}",
        "{\"comment\":\"dl-api-s3cret\"}",
        "{\"comment\":\"my token: dl-api-s3cret, thanks\"}",
        "<r><comment>dl-api-s3cret</comment></r>",
        "<r comment='dl-api-s3cret'/>",
        "{\"password\":\"s3cret",
        "{\"password\":s3cret}",
        "{\"password\" \"s3cret\"}",
        "{password:\"s3cret\"}",
        "{\"a\":1}password=s3cret",
        "password=s3cret&login=a",
        "<r password='s3cret'/>",
        "<r><token a=\"s3cret\"><b>s3cret</b>s3cret</token></r>",
        "<r><add key=\"password\" value=\"s3cret\"/></r>",
        "<r><password>s3cret",
        "<r>password>s3cret</password></r>",
        "<r><password s3cret</password></r>",
        "<r><!-- <password>s3cret</password> --></r>",
        "<r><?php $password='s3cret' ?></r>",
        "<!DOCTYPE r [<!ENTITY p 's3cret'>]><r>&p;</r>",
        "<r>&lt;password&gt;s3cret&lt;/password&gt;</r>",
        "<r>{&quot;password&quot;:&quot;s3cret&quot;}</r>",
        "<r><![CDATA[{\"password\":\"s3cret\"}]]></r>",
        "<r a=\"{'x'\" b=\"sessionid=s3cret\"/>",
      })
  void neverShowsASecret(String body) {
    assertThat(mask(body)).doesNotContain("s3cret");
    assertThat(mask(body, StandardCharsets.UTF_16LE)).doesNotContain("s3cret");
    assertThat(mask(body, StandardCharsets.UTF_16)).doesNotContain("s3cret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"errors\":[{\"code\":110003,\"fields\":[\"appkey\",\"sessionID\"]}]}",
        "{\"comment\":\"[срочно] позвонить\"}",
        "{\"detail\":\"Требуется передать параметр sessionID\"}",
        "<Trace ResponseDate=\"2026\" SessionID=\"IU4PN31VLB8U\" IP=\"127.0.0.1\"/>",
        "<a><b/>текст &amp; знак</a>",
        "{}",
        "[]",
      })
  void leavesAloneWhatIsNoSecret(String body) {
    assertThat(mask(body)).isEqualTo(body);
  }

  @Test
  void saysWhatWasNotKept() {
    assertThat(mask("{\"a\":1, oops")).isEqualTo("{\"a\":1[не разобрано, не сохранено знаков: 6]");
  }

  @Test
  void cutsOnACharacterAndMarksIt() {
    String ids = "[" + "\"яяя\",".repeat(3000) + "1]";
    String cut = MaskedBody.of(Body.of(ids.getBytes(StandardCharsets.UTF_8)), 101);
    assertThat(cut).startsWith("[\"яяя\"").endsWith(" …").doesNotContain("\uFFFD");
    assertThat(cut.getBytes(StandardCharsets.UTF_8).length).isBetween(96, 101);
  }

  @Test
  void dropsAStringThatTheLimitCutsThrough() {
    String body = "{\"a\":1,\"b\":\"" + "x".repeat(3000) + "\"}";
    assertThat(MaskedBody.of(Body.of(body.getBytes(StandardCharsets.UTF_8)), 100))
        .isEqualTo("{\"a\":1 …");
  }

  @Test
  void storesWhatPostgresCannotAsReplacementCharacters() {
    assertThat(mask("{\"a\":\"x\\u0000y\"}")).isEqualTo("{\"a\":\"x\\u0000y\"}");
    assertThat(StorableText.of("a\u0000b\uD800c", 100)).isEqualTo("a\uFFFDb\uFFFDc");
  }

  private static String mask(String body) {
    return mask(body, StandardCharsets.UTF_8);
  }

  private static String mask(String body, Charset charset) {
    return MaskedBody.of(Body.of(body.getBytes(charset)), 4096);
  }
}
