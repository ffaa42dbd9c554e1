package dev.postorder.platform.outgoing;

import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.util.Timeout;

/**
 * The pool of connections to strangers: to permitted addresses only, straight to them whatever
 * proxy the system names, and with an end to what the other side may say before its body begins.
 */
final class Connections extends PoolingHttpClientConnectionManagerBuilder {
  /** How long a connection is kept, so that a name's new address is seen. */
  static final Duration KEPT = Duration.ofSeconds(30);

  /** As many as can be under way on one channel: who waits for a slow host is in nobody's way. */
  private static final int MOST = 2000;

  private static final Duration TRUSTED = Duration.ofMillis(100);
  private static final int MOST_HEADERS = 100;
  private static final int LONGEST_LINE = 8192;
  private static final int MOST_EMPTY_LINES = 10;

  private Connections() {}

  static PoolingHttpClientConnectionManager pool(
      OutgoingSettings settings, PermittedNames names, SSLContext tls) {
    return new Connections()
        .setDnsResolver(names)
        .setTlsSocketStrategy(ClientTlsStrategyBuilder.create().setSslContext(tls).buildClassic())
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder().http1Config(limits()).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                .setSocketTimeout(Timeout.of(settings.timeout()))
                .setTimeToLive(Timeout.of(KEPT))
                .setValidateAfterInactivity(Timeout.of(TRUSTED))
                .build())
        .setMaxConnTotal(MOST)
        .setMaxConnPerRoute(settings.perHost())
        .build();
  }

  private static Http1Config limits() {
    return Http1Config.custom()
        .setMaxHeaderCount(MOST_HEADERS)
        .setMaxLineLength(LONGEST_LINE)
        .setMaxEmptyLineCount(MOST_EMPTY_LINES)
        .build();
  }

  /** Java's sockets ask the system for a SOCKS proxy, unless they are told that there is none. */
  @Override
  protected HttpClientConnectionOperator createConnectionOperator(
      SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
    return new DefaultHttpClientConnectionOperator(
        proxy -> new Socket(Proxy.NO_PROXY),
        ports,
        names,
        RegistryBuilder.<TlsSocketStrategy>create().register(URIScheme.HTTPS.id, tls).build());
  }
}
