package dev.postorder.platform.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP/1.1 server; the only class that knows which server it is. */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final int COMPRESS_FROM_BYTES = 1024;

  private final WebServer server;

  private HttpServer(WebServer server) {
    this.server = server;
  }

  /** Binds and starts to serve; fails when the port is taken. */
  public static HttpServer start(HttpOptions options, Handler handler) {
    WebServer server =
        WebServer.builder()
            .address(options.bind())
            .port(options.port())
            .shutdownHook(false)
            .shutdownGracePeriod(options.drain())
            .connectionOptions(socket -> socket.tcpNoDelay(true))
            .routing(
                routing ->
                    routing.any((request, response) -> serve(options, handler, request, response)))
            .build()
            .start();
    return new HttpServer(server);
  }

  /** The port that is bound; the chosen one when the options asked for 0. */
  public int port() {
    return server.port();
  }

  /** Stops accepting, waits for the calls under way, then closes. */
  @Override
  public void close() {
    server.stop();
  }

  private static void serve(
      HttpOptions options, Handler handler, ServerRequest request, ServerResponse response) {
    boolean close = asksToClose(request);
    boolean tooLarge = false;
    byte[] body = new byte[0];
    if (request.content().hasEntity()) {
      Optional<byte[]> read = read(request, options.maxBodyBytes());
      tooLarge = read.isEmpty();
      body = read.orElse(body);
    }
    Headers headers = name -> request.headers().first(HeaderNames.create(name));
    InetAddress peer = ((InetSocketAddress) request.remotePeer().address()).getAddress();
    Forwarded forwarded = Forwarded.of(options, headers, peer, request.isSecure());
    Response answer;
    try {
      answer =
          handler.handle(
              new Request(
                  request.prologue().method().text(),
                  request.path().path(),
                  request.prologue().query().rawValue(),
                  headers,
                  body,
                  tooLarge,
                  forwarded.caller(),
                  forwarded.baseUrl()));
    } catch (RuntimeException e) {
      LOG.error("A handler failed on {} {}", request.prologue().method(), request.path().path(), e);
      answer = Response.empty(500);
    }
    send(request, response, answer, close || tooLarge);
    if (close || tooLarge) {
      throw new CloseConnectionException("the client asked to close, or its body was not read");
    }
  }

  private static boolean asksToClose(ServerRequest request) {
    String connection =
        request.headers().first(HeaderNames.CONNECTION).orElse("").toLowerCase(Locale.ROOT);
    return connection.contains("close")
        || (request.prologue().protocolVersion().equals("1.0")
            && !connection.contains("keep-alive"));
  }

  private static Optional<byte[]> read(ServerRequest request, int limit) {
    try (InputStream in = request.content().inputStream()) {
      byte[] body = in.readNBytes(limit + 1);
      return body.length > limit ? Optional.empty() : Optional.of(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void send(
      ServerRequest request, ServerResponse response, Response answer, boolean close) {
    byte[] body = answer.body();
    response.status(Status.create(answer.status()));
    if (!answer.contentType().isEmpty()) {
      response.header(HeaderNames.CONTENT_TYPE, answer.contentType());
    }
    answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
    if (close) {
      response.header(HeaderNames.CONNECTION, "close");
    }
    if (body.length >= COMPRESS_FROM_BYTES && acceptsGzip(request)) {
      response.header(HeaderNames.CONTENT_ENCODING, "gzip");
      response.header(HeaderNames.VARY, "Accept-Encoding");
      body = gzip(body);
    }
    response.send(body);
  }

  private static boolean acceptsGzip(ServerRequest request) {
    String accepted = request.headers().first(HeaderNames.ACCEPT_ENCODING).orElse("");
    return accepted.contains("gzip") && !accepted.replace(" ", "").contains("gzip;q=0");
  }

  private static byte[] gzip(byte[] body) {
    var out = new ByteArrayOutputStream(body.length / 2);
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
