package dev.postorder.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postorder.testing.RawHttp;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerTest {
  private static HttpServer server;

  @BeforeAll
  static void start() {
    server = Telling.start(0);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String exchange(String request) throws Exception {
    return RawHttp.exchange(server.port(), request);
  }

  @Test
  void answersInHttp11WithALength() throws Exception {
    try (var raw = new RawHttp(server.port())) {
      String answer = raw.send("GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n").readAnswer();

      assertThat(answer)
          .startsWith("HTTP/1.1 200 OK\r\n")
          .contains("Content-Length: 22\r\n", "Content-Type: text/plain; charset=utf-8\r\n")
          .endsWith("\r\n\r\nGET /a ? b=c | 0 bytes");
      assertThat(raw.send("GET /b HTTP/1.1\r\nHost: x\r\n\r\n").readAnswer())
          .endsWith("GET /b ?  | 0 bytes");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: x\r\nConnection: TE, Close\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\nab",
        "GET /long HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /fail HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
      })
  void closesWhenAskedTo(String request) throws Exception {
    assertThat(exchange(request)).startsWith("HTTP/1.1 ").contains("Connection: close\r\n");
  }

  @Test
  void http10IsAnsweredAndClosed() throws Exception {
    assertThat(exchange("GET /a HTTP/1.0\r\n\r\n"))
        .startsWith("HTTP/1.1 200 OK\r\n")
        .endsWith("0 bytes");
    assertThat(exchange("POST /a HTTP/1.0\r\nContent-Length: 3\r\n\r\nabc"))
        .startsWith("HTTP/1.1 200 OK\r\n")
        .endsWith("3 bytes");
  }

  @Test
  void h2cUpgradeIsIgnored() throws Exception {
    String upgrade =
        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQ\r\n";
    try (var raw = new RawHttp(server.port())) {
      assertThat(raw.send("GET /a HTTP/1.1\r\nHost: x\r\n" + upgrade + "\r\n").readAnswer())
          .startsWith("HTTP/1.1 200 OK\r\n");
      assertThat(
              raw.send("POST /a HTTP/1.1\r\nHost: x\r\n" + upgrade + "Content-Length: 2\r\n\r\nab")
                  .readAnswer())
          .startsWith("HTTP/1.1 200 OK\r\n")
          .endsWith("2 bytes");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "GET\r\n\r\n",
        "GET /a HTTP/9.9\r\nHost: x\r\n\r\n",
        "GET /a HTTP/1.1\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: x\r\nA\u0001: b\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: ten\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "POST /a HTTP/1.1\r\n"
            + "Host: x\r\n"
            + "Content-Length: 1\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n"
            + "0\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: pigeon\r\n\r\n",
        "\u0016\u0003\u0001\u0002\r\n\r\n",
      })
  void whatIsNotHttpIsRefusedPlainly(String request) throws Exception {
    assertThat(exchange(request))
        .matches("(?s)HTTP/1.1 (4\\d\\d|505) .*")
        .contains("Content-Length:", "Connection: close\r\n")
        .doesNotContainIgnoringCase("helidon", "exception", "\tat ", "see server log");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a%c3%28", "/a%00", "/a%zz", "/a%", "/a<b>", "/a\u0001"})
  void aPathThatCannotBeDecodedIsLeftToItsFace(String path) throws Exception {
    try (var raw = new RawHttp(server.port())) {
      assertThat(raw.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").readAnswer())
          .startsWith("HTTP/1.1 200 OK\r\n")
          .contains("GET /a\u00ef\u00bf\u00bd"); // as RawHttp reads it
    }
  }

  @Test
  void endlessHeadersAreRefused() throws Exception {
    assertThat(exchange("GET /a HTTP/1.1\r\nHost: x\r\nA: " + "b".repeat(20_000) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 4");
    assertThat(exchange("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
        .startsWith("HTTP/1.1 4");
  }

  @Test
  void aFailureTellsNothing() throws Exception {
    try (var raw = new RawHttp(server.port())) {
      assertThat(raw.send("GET /fail HTTP/1.1\r\nHost: x\r\n\r\n").readAnswer())
          .startsWith("HTTP/1.1 500 ")
          .endsWith("Content-Length: 0\r\n\r\n");
    }
  }

  @Test
  void pathsAreDecoded() throws Exception {
    assertThat(exchange("GET /%D1%8F/a%2Fb%20c HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .endsWith(latin("GET /я/a/b c ?  | 0 bytes"));
  }

  @ParameterizedTest
  @CsvSource({
    "http://x/a%20b?c=d, /a b ? c=d",
    "HTTP://x:80/a//b, '/a//b ? '",
    "https://x/v3/orders/, '/v3/orders/ ? '"
  })
  void aWholeUrlIsTakenForItsPath(String target, String told) throws Exception {
    String answer = exchange("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertThat(answer).endsWith("GET " + told + " | 0 bytes");
  }

  @Test
  void headIsAnsweredWithoutABody() throws Exception {
    String answer = exchange("HEAD /long HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertThat(answer)
        .startsWith("HTTP/1.1 200 OK")
        .contains("Content-Length: 5000")
        .endsWith("\r\n\r\n");
  }

  @Test
  void compressesOnlyWhenAsked() throws Exception {
    String plain = "GET /long HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";

    assertThat(exchange(plain + "\r\n")).contains("Content-Length: 5000").doesNotContain("gzip");
    assertThat(exchange(plain + "Accept-Encoding: gzip;q=0\r\n\r\n")).doesNotContain("gzip");
    assertThat(exchange(plain + "Accept-Encoding: br, gzip\r\n\r\n"))
        .contains("Content-Encoding: gzip\r\n", "Vary: Accept-Encoding\r\n", "Content-Length: ");
  }

  private static String latin(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  @Test
  void aTakenPortFailsTheStart() {
    assertThatThrownBy(() -> Telling.start(server.port()))
        .hasRootCauseInstanceOf(BindException.class);
  }
}
