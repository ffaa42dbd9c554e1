package dev.postorder.platform.outgoing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls addresses that strangers name. It reaches permitted addresses only, follows no redirect,
 * repeats nothing, keeps no cookies, uses no proxy, and reads no more of an answer than is logged,
 * or than a document may have.
 */
public final class OutgoingHttp implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OutgoingHttp.class);
  private static final int READ = 512;

  private final OutgoingSettings settings;
  private final PermittedNames names;
  private final CloseableHttpClient client;
  private final ClosingHosts closing = new ClosingHosts();
  private final ScheduledThreadPoolExecutor deadlines =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("outgoing-deadlines").factory());

  /** Trusts whom the given context trusts. */
  public OutgoingHttp(OutgoingSettings settings, SSLContext tls) {
    this(settings, tls, InetAddress::getAllByName);
  }

  OutgoingHttp(OutgoingSettings settings, SSLContext tls, PermittedNames.Names lookUp) {
    this.settings = settings;
    this.names = new PermittedNames(lookUp, settings.reachable(), settings.connectTimeout());
    this.client =
        HttpClients.custom()
            .setConnectionManager(Connections.pool(settings, names, tls))
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(Timeout.of(settings.timeout()))
                    .setResponseTimeout(Timeout.of(settings.timeout()))
                    .build())
            .setUserAgent("Postorder")
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .evictExpiredConnections()
            .evictIdleConnections(Timeout.of(Connections.KEPT))
            .build();
    deadlines.setRemoveOnCancelPolicy(true);
  }

  /** How calls are made. */
  public OutgoingSettings settings() {
    return settings;
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
    HttpPost request = posting(url, body, mediaType);
    return call(
        request,
        headers,
        response ->
            new Exchange.Answered(
                response.getCode(), text(request, response), RetryAfter.of(response)),
        Exchange.NotAnswered::new);
  }

  /** Gets a document, of at most 256 KiB; whatever happens is told, nothing is thrown. */
  public Fetched get(URI url, Map<String, String> headers) {
    var request = new HttpGet(url);
    return call(
        request, headers, response -> Documents.read(request, response), Fetched.NotFetched::new);
  }

  /** Posts a form, and reads what is answered as {@link #get} does. */
  public Fetched postForm(URI url, Map<String, String> headers, String form) {
    HttpPost request =
        posting(
            url,
            form.getBytes(StandardCharsets.UTF_8),
            ContentType.APPLICATION_FORM_URLENCODED.getMimeType());
    return call(
        request, headers, response -> Documents.read(request, response), Fetched.NotFetched::new);
  }

  private static HttpPost posting(URI url, byte[] body, String mediaType) {
    var request = new HttpPost(url);
    request.setEntity(
        new ByteArrayEntity(body, ContentType.create(mediaType, StandardCharsets.UTF_8)));
    return request;
  }

  private <T> T call(
      HttpUriRequestBase request,
      Map<String, String> headers,
      Function<ClassicHttpResponse, T> answered,
      Function<String, T> failed) {
    String authority = request.getAuthority().toString();
    headers.forEach(request::setHeader);
    if (closing.contains(authority)) {
      request.setHeader(HttpHeaders.CONNECTION, "close");
    }
    Future<?> deadline =
        deadlines.schedule(request::abort, settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    try {
      ClassicHttpResponse response =
          client.executeOpen(RoutingSupport.determineHost(request), request, null);
      try {
        return answered.apply(response);
      } finally {
        close(response);
      }
    } catch (IOException | HttpException e) {
      if (e instanceof NoHttpResponseException || e instanceof SocketException) {
        closing.add(authority);
      }
      return failed.apply(
          request.isAborted() || late(e)
              ? tooLate()
              : Optional.ofNullable(e.getMessage()).orElse(e.toString()));
    } catch (IllegalStateException e) {
      if (!request.isAborted()) {
        throw e;
      }
      return failed.apply(tooLate()); // The deadline came between two steps of the client.
    } finally {
      deadline.cancel(false);
    }
  }

  private String tooLate() {
    return "no answer within " + settings.timeout().toSeconds() + " s";
  }

  /** A connection that is not made in time says so itself. */
  private static boolean late(Exception e) {
    return e instanceof SocketTimeoutException && !(e instanceof ConnectTimeoutException);
  }

  /** That the answer's body is missing, hangs or breaks is no fault: its status is there. */
  private static String text(HttpPost request, ClassicHttpResponse response) {
    String line = "HTTP " + response.getCode();
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return line;
    }
    try {
      byte[] start = entity.getContent().readNBytes(READ);
      if (start.length == READ) {
        request.abort(); // Closing alone would read the rest, however long it is.
      }
      String body = new String(start, StandardCharsets.UTF_8).strip();
      return body.isEmpty() ? line : line + " " + body.replaceAll("\\s+", " ");
    } catch (IOException e) {
      return line;
    }
  }

  private static void close(ClassicHttpResponse response) {
    try {
      response.close();
    } catch (IOException e) {
      LOG.debug("An answer broke off after its head", e);
    }
  }

  /** Breaks off what is under way. */
  @Override
  public void close() {
    deadlines.shutdownNow();
    names.close();
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
