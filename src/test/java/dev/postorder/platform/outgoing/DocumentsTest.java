package dev.postorder.platform.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.postorder.platform.http.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that are read whole. */
final class DocumentsTest {
  private static final int MOST = 256 * 1024;

  private final OutgoingHttp http = http();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    http.close();
  }

  private static OutgoingHttp http() {
    try {
      return new OutgoingHttp(
          new OutgoingSettings(
              new Reachable(List.of(Network.parse("127.0.0.1"))),
              true,
              Duration.ofSeconds(5),
              Duration.ofSeconds(10),
              4),
          SSLContext.getDefault());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private URI serve(String path, int status, String type, byte[] body) {
    server.createContext(
        path,
        exchange -> {
          String sent =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          byte[] answer = sent.isEmpty() ? body : sent.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", type);
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  @Test
  void aDocumentIsReadWithItsStatusAndType() {
    byte[] body = "{\"a\": \"й\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(http.get(serve("/a", 200, "application/json", body), Map.of()))
        .isEqualTo(new Fetched.Document(200, "application/json", "{\"a\": \"й\"}"));
    assertThat(http.get(serve("/b", 404, "text/plain", body), Map.of()))
        .isInstanceOfSatisfying(
            Fetched.Document.class, document -> assertThat(document.good()).isFalse());
  }

  @Test
  void aFormIsSentAsOne() {
    assertThat(http.postForm(serve("/form", 200, "text/plain", new byte[0]), Map.of(), "a=b%20c"))
        .isEqualTo(new Fetched.Document(200, "text/plain", "a=b%20c"));
  }

  @Test
  void moreThanADocumentMayHaveIsNotRead() {
    assertThat(http.get(serve("/most", 200, "text/plain", new byte[MOST]), Map.of()))
        .isInstanceOf(Fetched.Document.class);
    assertThat(http.get(serve("/more", 200, "text/plain", new byte[MOST + 1]), Map.of()))
        .isEqualTo(new Fetched.NotFetched("the answer is longer than 256 KiB"));
  }
}
