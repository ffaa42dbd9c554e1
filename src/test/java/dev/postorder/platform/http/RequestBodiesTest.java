package dev.postorder.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.testing.RawHttp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of requests: asked for, too large, in chunks, cut off. */
final class RequestBodiesTest {
  private static HttpServer server;

  @BeforeAll
  static void start() {
    server = Telling.start(0);
  }

  @AfterAll
  static void stop() {
    server.close();
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
            RawHttp.exchange(
                server.port(),
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
      String length = "Content-Length: " + Telling.LIMIT + "\r\n\r\n";
      assertThat(
              raw.send("POST /a HTTP/1.1\r\nHost: x\r\n" + length)
                  .send(new byte[Telling.LIMIT])
                  .readAnswer())
          .endsWith(Telling.LIMIT + " bytes");
      assertThat(
              raw.send("POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
                  .send("100000\r\n")
                  .send(new byte[Telling.LIMIT])
                  .send("\r\n0\r\n\r\n")
                  .readAnswer())
          .endsWith(Telling.LIMIT + " bytes");
    }
  }

  @Test
  void aTruncatedBodyIsRefused() throws Exception {
    try (var raw = new RawHttp(server.port())) {
      raw.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc").shutdownOutput();

      assertThat(raw.readToEnd()).startsWith("HTTP/1.1 400 ");
    }
  }
}
