package dev.postorder.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
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
        HttpClient client = HttpClient.newBuilder().sslContext(trusting()).build()) {
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

  private static SSLContext trusting() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (var in = Files.newInputStream(CERTIFICATE)) {
      store.setCertificateEntry(
          "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
