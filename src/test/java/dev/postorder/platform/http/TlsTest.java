package dev.postorder.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postorder.testing.Tls;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a certificate for localhost that signs itself, valid until 2126. */
class TlsTest {
  private static final Path CERTIFICATE = Path.of("src/test/resources/tls/certificate.pem");
  private static final Path KEY = Path.of("src/test/resources/tls/key.pem");

  @Test
  void servesHttpsFromPemFiles() throws Exception {
    var options =
        new HttpOptions(
            InetAddress.getLoopbackAddress(),
            0,
            List.of(),
            1024,
            Duration.ofSeconds(1),
            Optional.of(Certificates.load(CERTIFICATE, KEY)));
    try (HttpServer server =
            HttpServer.start(
                options, request -> Response.text(200, "text/plain", request.baseUrl()));
        HttpClient client =
            HttpClient.newBuilder().sslContext(Tls.trusting("certificate.pem")).build()) {
      String url = "https://localhost:" + server.port();
      var answer =
          client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());

      assertThat(answer.body()).isEqualTo(url);
    }
  }

  @Test
  void saysWhatIsWrongWithTheFiles(@TempDir Path directory) throws Exception {
    Path empty = Files.writeString(directory.resolve("empty.pem"), "");

    assertThatThrownBy(() -> Certificates.load(CERTIFICATE, directory.resolve("absent.pem")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("absent.pem");
    assertThatThrownBy(() -> Certificates.load(CERTIFICATE, empty))
        .hasMessageContaining("No unencrypted PKCS#8 key");
    assertThatThrownBy(() -> Certificates.load(empty, KEY))
        .hasMessageContaining("No PEM certificate");
  }
}
