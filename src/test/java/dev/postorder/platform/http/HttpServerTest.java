package dev.postorder.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postorder.testing.RawHttp;
import java.net.BindException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerTest {
  private static final int LIMIT = 1 << 20;
  private static HttpServer server;

  @BeforeAll
  static void start() {
    var options =
        new HttpOptions(
            InetAddress.getLoopbackAddress(),
            0,
            List.of(),
            LIMIT,
            Duration.ofSeconds(1),
            Optional.empty());
    server = HttpServer.start(options, HttpServerTest::tell);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Tells what it was asked, so that a test sees what a handler would have seen. */
  private static Response tell(Request request) {
    if (request.path().equals("/fail")) {
      throw new IllegalStateException("a secret of ours");
    }
    if (request.path().equals("/long")) {
      return Response.text(200, "text/plain; charset=utf-8", "long ".repeat(1000));
    }
    return Response.text(
        request.tooLarge() ? 413 : 200,
        "text/plain; charset=utf-8",
        "%s %s ? %s | %d bytes%s"
            .formatted(
                request.method(),
                request.path(),
                request.query(),
                request.body().length,
                request.tooLarge() ? ", too large" : ""));
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

  @Test
  void expectContinueIsAnsweredFirst() throws Exception {
    try (var raw = new RawHttp(server.port())) {
      raw.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");

      assertThat(raw.readHead()).startsWith("HTTP/1.1 100 Continue");
      assertThat(raw.send("ab").readAnswer()).startsWith("HTTP/1.1 200 OK").endsWith("2 bytes");
    }
  }

  @Test
  void aDeclaredBodyThatIsTooLargeIsRefusedBeforeItIsSent() throws Exception {
    assertThat(
            exchange(
                "POST /a HTTP/1.1\r\n"
                    + "Host: x\r\n"
                    + "Content-Length: 10000000\r\n"
                    + "Expect: 100-continue\r\n\r\n"))
        .startsWith("HTTP/1.1 413 ")
        .contains("Connection: close\r\n")
        .endsWith("POST /a ?  | 0 bytes, too large");
  }

  @Test
  void aTooLargeBodyIsAnsweredToAClientThatStillSends() throws Exception {
    byte[] body = new byte[10_000_000];
    try (var raw = new RawHttp(server.port())) {
      raw.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 10000000\r\n\r\n").send(body);

      assertThat(raw.readToEnd()).startsWith("HTTP/1.1 413 ").endsWith("too large");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 100_000, 10_000_000})
  void aTooLargeChunkedBodyIsAnsweredToo(int chunk) throws Exception {
    String head = "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    try (var raw = new RawHttp(server.port())) {
      raw.send(head);
      for (int sent = 0; sent < 10_000_000; sent += chunk) {
        raw.send(Integer.toHexString(chunk) + "\r\n").send(new byte[chunk]).send("\r\n");
      }
      raw.send("0\r\n\r\n");

      assertThat(raw.readToEnd()).startsWith("HTTP/1.1 413 ").endsWith("too large");
    }
  }

  @Test
  void theLargestBodyIsRead() throws Exception {
    try (var raw = new RawHttp(server.port())) {
      String length = "Content-Length: " + LIMIT + "\r\n\r\n";
      assertThat(
              raw.send("POST /a HTTP/1.1\r\nHost: x\r\n" + length)
                  .send(new byte[LIMIT])
                  .readAnswer())
          .endsWith(LIMIT + " bytes");
      assertThat(
              raw.send("POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
                  .send("100000\r\n")
                  .send(new byte[LIMIT])
                  .send("\r\n0\r\n\r\n")
                  .readAnswer())
          .endsWith(LIMIT + " bytes");
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
  void aTruncatedBodyIsRefused() throws Exception {
    try (var raw = new RawHttp(server.port())) {
      raw.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc").shutdownOutput();

      assertThat(raw.readToEnd()).startsWith("HTTP/1.1 400 ");
    }
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
    var options =
        new HttpOptions(
            InetAddress.getLoopbackAddress(),
            server.port(),
            List.of(),
            LIMIT,
            Duration.ofSeconds(1),
            Optional.empty());

    assertThatThrownBy(() -> HttpServer.start(options, HttpServerTest::tell))
        .hasRootCauseInstanceOf(BindException.class);
  }
}
