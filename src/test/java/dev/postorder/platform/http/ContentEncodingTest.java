package dev.postorder.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Request bodies that come compressed. */
class ContentEncodingTest {
  private static final int LIMIT = 10_000;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
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
    server =
        HttpServer.start(
            options,
            request ->
                Response.text(
                    request.tooLarge() ? 413 : 200,
                    "text/plain; charset=utf-8",
                    new String(request.body(), StandardCharsets.UTF_8)));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static byte[] gzip(String text) throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static HttpResponse<String> post(String encoding, BodyPublishersOf body)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/"))
            .version(HttpClient.Version.HTTP_1_1)
            .header("Content-Encoding", encoding)
            .POST(body.publisher())
            .build();
    return CLIENT.send(request, BodyHandlers.ofString());
  }

  private interface BodyPublishersOf {
    HttpRequest.BodyPublisher publisher();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "GZIP", "x-gzip"})
  void gzipIsRead(String encoding) throws Exception {
    byte[] body = gzip("{\"a\":1}");
    assertThat(post(encoding, () -> BodyPublishers.ofByteArray(body)).body())
        .isEqualTo("{\"a\":1}");
    assertThat(
            post(encoding, () -> BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body)))
                .body())
        .isEqualTo("{\"a\":1}");
  }

  @Test
  void whatGrowsPastTheLimitIsTooLarge() throws Exception {
    byte[] body = gzip("a".repeat(LIMIT + 1));
    assertThat(post("gzip", () -> BodyPublishers.ofByteArray(body)).statusCode()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "identity", "gzip"})
  void whatCannotBeDecodedReachesTheHandlerAsItIs(String encoding) throws Exception {
    HttpResponse<String> answer = post(encoding, () -> BodyPublishers.ofString("{\"a\":1}"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"a\":1}");
  }
}
