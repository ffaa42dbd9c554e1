package dev.postorder.platform.outgoing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts to addresses that strangers name. It reaches permitted addresses only, follows no redirect,
 * repeats nothing, keeps no cookies, uses no proxy, and reads no more of an answer than is logged.
 */
public final class OutgoingHttp implements AutoCloseable {
  private static final int CONNECTIONS = 256;
  private static final int READ = 512;
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final OutgoingSettings settings;
  private final CloseableHttpClient client;
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("outgoing-deadlines").factory());

  /** Trusts whom the given context trusts. */
  public OutgoingHttp(OutgoingSettings settings, SSLContext tls) {
    this.settings = settings;
    this.client =
        HttpClients.custom()
            .setConnectionManager(connections(settings, tls))
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(timeout(settings.timeout()))
                    .setResponseTimeout(timeout(settings.timeout()))
                    .build())
            .setUserAgent("Postorder")
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .build();
  }

  private static HttpClientConnectionManager connections(
      OutgoingSettings settings, SSLContext tls) {
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(new PermittedNames(settings.reachable()))
        .setTlsSocketStrategy(ClientTlsStrategyBuilder.create().setSslContext(tls).buildClassic())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(timeout(settings.connectTimeout()))
                .setSocketTimeout(timeout(settings.timeout()))
                .setTimeToLive(timeout(IDLE))
                .build())
        .setMaxConnTotal(CONNECTIONS)
        .setMaxConnPerRoute(settings.perHost())
        .build();
  }

  private static Timeout timeout(Duration duration) {
    return Timeout.of(duration);
  }

  /** How many calls may go to one host at once. */
  public int perHost() {
    return settings.perHost();
  }

  /** Posts JSON; whatever happens is told, nothing is thrown. */
  public Exchange post(URI url, Map<String, String> headers, byte[] json) {
    return post(url, headers, json, ContentType.APPLICATION_JSON.getMimeType());
  }

  /**
   * Posts a body; whatever happens is told, nothing is thrown.
   *
   * @param mediaType of the body, which is UTF-8
   */
  public Exchange post(URI url, Map<String, String> headers, byte[] body, String mediaType) {
    var request = new HttpPost(url);
    headers.forEach(request::setHeader);
    request.setEntity(
        new ByteArrayEntity(body, ContentType.create(mediaType, StandardCharsets.UTF_8)));
    Future<?> deadline =
        deadlines.schedule(request::abort, settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    try (ClassicHttpResponse response =
        client.executeOpen(RoutingSupport.determineHost(request), request, null)) {
      return new Exchange.Answered(response.getCode(), text(response), RetryAfter.of(response));
    } catch (IOException | HttpException e) {
      return new Exchange.NotAnswered(
          request.isAborted() || e instanceof SocketTimeoutException
              ? "no answer within " + settings.timeout().toSeconds() + " s"
              : String.valueOf(e.getMessage()));
    } finally {
      deadline.cancel(false);
    }
  }

  /** What the answer's body is missing, hangs or breaks is no fault: its status is there. */
  private static String text(ClassicHttpResponse response) {
    String line = "HTTP " + response.getCode();
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return line;
    }
    try {
      InputStream in = entity.getContent();
      String body = new String(in.readNBytes(READ), StandardCharsets.UTF_8).strip();
      return body.isEmpty() ? line : line + " " + body.replaceAll("\\s+", " ");
    } catch (IOException e) {
      return line;
    }
  }

  /** Breaks off what is under way. */
  @Override
  public void close() {
    deadlines.shutdownNow();
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
