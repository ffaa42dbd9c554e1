package dev.postorder.platform.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.postorder.platform.http.Certificates;
import dev.postorder.platform.http.Network;
import dev.postorder.testing.Receiver;
import dev.postorder.testing.Tls;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OutgoingHttpTest {
  private static final Path CERTIFICATE = Path.of("src/test/resources/tls/certificate.pem");
  private static final Path KEY = Path.of("src/test/resources/tls/key.pem");
  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::]",
        "0.0.0.0"
      })
  void whatMustNotBeCalledIsNot_howeverItIsWritten(String host) throws Exception {
    try (Receiver receiver = new Receiver();
        OutgoingHttp http = http(List.of(), SSLContext.getDefault())) {
      Exchange exchange = post(http, "http://" + host + ":" + receiver.port() + "/");
      assertThat(exchange)
          .isInstanceOfSatisfying(
              Exchange.NotAnswered.class,
              refused -> assertThat(refused.why()).contains("must not be called"));
      assertThat(receiver.hooks()).isEmpty();
    }
  }

  @Test
  void aRedirectToWhatMustNotBeCalledLeadsNowhere() throws Exception {
    try (Receiver receiver = new Receiver("127.0.0.2");
        OutgoingHttp http = http(List.of("127.0.0.2"), SSLContext.getDefault())) {
      receiver.answers("/", 302);
      assertThat(post(http, receiver.url("/")))
          .isEqualTo(new Exchange.Answered(302, "HTTP 302 status 302", Optional.empty()));
      assertThat(receiver.hooks()).hasSize(1);
    }
  }

  @Test
  void aReceiverThatClosesWhatItKeepsLosesOneCallAtMost() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        OutgoingHttp http = http(List.of("127.0.0.1"), SSLContext.getDefault())) {
      Thread.ofVirtual().start(() -> answerAndClose(server));
      long lost =
          IntStream.range(0, 20)
              .mapToObj(i -> post(http, "http://127.0.0.1:" + server.getLocalPort() + "/"))
              .filter(Exchange.NotAnswered.class::isInstance)
              .count();
      assertThat(lost).isLessThanOrEqualTo(1);
    }
  }

  private static void answerAndClose(ServerSocket server) {
    byte[] answer =
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        int last = socket.getInputStream().read();
        while (last >= 0 && last != '}') { // the body is {}
          last = socket.getInputStream().read();
        }
        socket.getOutputStream().write(answer);
      } catch (IOException e) {
        // the test is over
      }
    }
  }

  @Test
  void theNameOfACertificateIsVerified_thoughTheAddressIsOurChoice() throws Exception {
    HttpsServer server = HttpsServer.create(new InetSocketAddress(0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(Certificates.load(CERTIFICATE, KEY)));
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    try (OutgoingHttp trusting = http(List.of("127.0.0.0/8"), Tls.trusting("certificate.pem"));
        OutgoingHttp usual = http(List.of("127.0.0.0/8"), SSLContext.getDefault())) {
      int port = server.getAddress().getPort();
      assertThat(post(trusting, "https://localhost:" + port + "/"))
          .isEqualTo(new Exchange.Answered(200, "HTTP 200", Optional.empty()));
      assertThat(post(trusting, "https://127.0.0.2:" + port + "/"))
          .isInstanceOf(Exchange.NotAnswered.class);
      assertThat(post(usual, "https://localhost:" + port + "/"))
          .isInstanceOf(Exchange.NotAnswered.class);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void anEndlessAnswerIsReadNoFurtherThanItIsLogged() throws Exception {
    String endless = "HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(5000);
    try (RawServer server = new RawServer(endless);
        OutgoingHttp http = http(List.of("127.0.0.0/8"), SSLContext.getDefault())) {
      Exchange exchange = post(http, server.url());
      assertThat(exchange)
          .isEqualTo(new Exchange.Answered(200, "HTTP 200 " + "x".repeat(512), Optional.empty()));
    }
  }

  @Test
  void anAnswerThatDripsEndsWithTheDeadline() throws Exception {
    try (RawServer server = new RawServer("HTTP/1.1 200 OK\r\nX-A: ");
        OutgoingHttp http =
            http(List.of("127.0.0.0/8"), SSLContext.getDefault(), Duration.ofSeconds(1))) {
      assertThat(post(http, server.url()))
          .isEqualTo(new Exchange.NotAnswered("no answer within 1 s"));
    }
  }

  private static Exchange post(OutgoingHttp http, String url) {
    return http.post(URI.create(url), Map.of(), BODY);
  }

  private static OutgoingHttp http(List<String> allowed, SSLContext tls) {
    return http(allowed, tls, Duration.ofSeconds(20));
  }

  private static OutgoingHttp http(List<String> allowed, SSLContext tls, Duration timeout) {
    var reachable = new Reachable(allowed.stream().map(Network::parse).toList());
    return new OutgoingHttp(new OutgoingSettings(reachable, true, timeout, timeout, 8), tls);
  }

  /** Says a text and keeps the connection open until it is closed itself. */
  private static final class RawServer implements AutoCloseable {
    private final ServerSocket socket;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread;

    RawServer(String text) throws Exception {
      socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
      thread = Thread.ofVirtual().start(() -> say(text));
    }

    String url() {
      return "http://127.0.0.1:" + socket.getLocalPort() + "/";
    }

    private void say(String text) {
      try (Socket accepted = socket.accept()) {
        OutputStream out = accepted.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        end.await();
      } catch (IOException e) {
        // Closed by the test, or by who was told the text.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() throws Exception {
      end.countDown();
      socket.close();
      thread.join();
    }
  }
}
