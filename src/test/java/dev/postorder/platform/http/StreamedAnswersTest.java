package dev.postorder.platform.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.postorder.testing.Await;
import dev.postorder.testing.RawHttp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StreamedAnswersTest {
  private static final String GET = "GET %s HTTP/1.1\r\nHost: x\r\n\r\n";

  private static final BlockingQueue<String> ENDS = new LinkedBlockingQueue<>();
  private static final BlockingQueue<Outlet> OPEN = new LinkedBlockingQueue<>();
  private static HttpServer server;

  @BeforeAll
  static void start() {
    server = serve();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpServer serve() {
    return HttpServer.start(
        new HttpOptions(
            InetAddress.getLoopbackAddress(),
            0,
            List.of(),
            1 << 20,
            Duration.ofSeconds(20),
            Optional.empty()),
        StreamedAnswersTest::answer);
  }

  private static Response answer(Request request) {
    return switch (request.path()) {
      case "/three" ->
          Response.streamed(200, "text/plain; charset=utf-8", StreamedAnswersTest::three);
      case "/plain" ->
          new Response(
              200,
              "text/plain",
              new byte[0],
              Map.of("Cache-Control", "no-store, no-transform"),
              Optional.of(StreamedAnswersTest::three));
      case "/broken" -> Response.streamed(200, "text/plain", StreamedAnswersTest::broken);
      case "/endless" -> Response.streamed(200, "text/plain", StreamedAnswersTest::endless);
      case "/waiting" -> Response.streamed(200, "text/plain", StreamedAnswersTest::waiting);
      default -> Response.empty(404);
    };
  }

  private static void three(Outlet out) throws IOException {
    for (String line : List.of("one\n", "two\n", "three\n")) {
      out.write(line.getBytes(UTF_8));
      out.flush();
    }
  }

  private static void broken(Outlet out) throws IOException {
    three(out);
    throw new IllegalStateException("the rest cannot be read");
  }

  private static void endless(Outlet out) throws IOException {
    try {
      while (true) {
        out.write(new byte[64 * 1024]);
      }
    } catch (ClientGone e) {
      ENDS.add("gone");
      throw e;
    }
  }

  private static void waiting(Outlet out) throws IOException {
    out.write("first\n".getBytes(UTF_8));
    out.flush();
    OPEN.add(out);
    while (out.pause(Duration.ofMinutes(5))) {
      out.write("woken\n".getBytes(UTF_8));
      out.flush();
    }
    out.write("last\n".getBytes(UTF_8));
    ENDS.add("ended");
  }

  @Test
  void comesInChunksAndTheConnectionLivesOn() throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      for (int i = 0; i < 2; i++) {
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(uri("/three")).build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.body()).isEqualTo("one\ntwo\nthree\n");
        assertThat(answer.headers().firstValue("Transfer-Encoding")).contains("chunked");
        assertThat(answer.headers().firstValue("X-Accel-Buffering")).contains("no");
      }
    }
  }

  @Test
  void isCompressedWhereThatIsWanted() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri("/three")).header("Accept-Encoding", "gzip").build();
    try (var client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());

      assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
      assertThat(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes())
          .asString(UTF_8)
          .isEqualTo("one\ntwo\nthree\n");
    }
  }

  @Test
  void isNotCompressedWhereNothingMayTransformIt() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri("/plain")).header("Accept-Encoding", "gzip").build();
    try (var client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());

      assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
      assertThat(answer.body()).isEqualTo("one\ntwo\nthree\n");
    }
  }

  @Test
  void endsWithTheConnectionInHttp10() throws Exception {
    String answer = RawHttp.exchange(server.port(), "GET /three HTTP/1.0\r\n\r\n");

    assertThat(answer)
        .startsWith("HTTP/1.1 200 OK\r\n")
        .contains("Connection: close\r\n")
        .doesNotContain("chunked")
        .endsWith("\r\n\r\none\ntwo\nthree\n");
  }

  @Test
  void endsTheConnectionWhereTheClientAskedForThat() throws Exception {
    String answer =
        RawHttp.exchange(
            server.port(), "GET /three HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertThat(answer).contains("Connection: close\r\n").endsWith("three\n\r\n0\r\n\r\n");
  }

  @Test
  void hasNoBodyForHead() throws Exception {
    String answer = RawHttp.exchange(server.port(), "HEAD /three HTTP/1.1\r\nHost: x\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n");
  }

  @Test
  void isNeverTakenForWholeWhenItBroke() {
    try (var client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(uri("/broken")).build();

      assertThat(catchThrowable(() -> client.send(request, HttpResponse.BodyHandlers.ofString())))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void stopsWhenTheClientHasGone() throws Exception {
    try (var raw = new RawHttp(server.port())) {
      raw.send(GET.formatted("/endless")).readHead();
    }

    assertThat(ENDS.poll(20, TimeUnit.SECONDS)).isEqualTo("gone");
  }

  @Test
  void endsWhenTheServerStops() throws Exception {
    var another = serve();
    try (var raw = new RawHttp(another.port())) {
      raw.send(GET.formatted("/waiting")).readHead();
      OPEN.take().wake();

      long start = System.nanoTime();
      another.close();

      assertThat(ENDS.poll(5, TimeUnit.SECONDS)).isEqualTo("ended");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
      assertThat(raw.readToEnd()).contains("first\n", "last\n");
    }
  }

  @Test
  void cutsOffWhoDoesNotRead() throws Exception {
    var cut = new CountDownLatch(1);
    var outlet =
        new Outlet(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                try {
                  cut.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                throw new IOException("closed");
              }
            },
            cut::countDown);
    var writer = CompletableFuture.supplyAsync(() -> catchThrowable(() -> outlet.write(1)));

    Await.equal(
        () -> {
          outlet.cutIfStuck(Duration.ofMillis(1));
          return cut.getCount();
        },
        0L);

    assertThat(writer.get()).isInstanceOf(ClientGone.class);
    assertThat(outlet.written()).isZero();
  }

  private static URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }
}
