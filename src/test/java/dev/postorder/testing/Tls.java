package dev.postorder.testing;

import dev.postorder.platform.http.Certificates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The tests' own certificates. */
public final class Tls {
  private static final Path FILES = Path.of("src/test/resources/tls");

  private Tls() {}

  /** What Java trusts. */
  public static SSLContext usual() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A server's, e.g. of {@code certificate.pem} and {@code key.pem}. */
  public static SSLContext serving(String certificate, String key) {
    return Certificates.load(FILES.resolve(certificate), FILES.resolve(key));
  }

  /** Trusts that certificate alone, as a store that the operator's is put in. */
  public static SSLContext trusting(String certificate) {
    try (InputStream file = Files.newInputStream(FILES.resolve(certificate))) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry(
          "own", CertificateFactory.getInstance("X.509").generateCertificate(file));
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
