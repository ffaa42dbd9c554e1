package dev.postorder.platform.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns one request of the server into ours, and our answer into the server's. */
final class Conversation {
  private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
  private static final int COMPRESS_FROM_BYTES = 1024;

  private final HttpOptions options;
  private final Handler handler;
  private final Streams streams;

  Conversation(HttpOptions options, Handler handler, Streams streams) {
    this.options = options;
    this.handler = handler;
    this.streams = streams;
  }

  void serve(ServerRequest request, ServerResponse response) {
    Body.Read body = Body.read(request, options.maxBodyBytes());
    String path = Paths.decode(request.prologue().uriPath().rawPath());
    boolean broken = !hasOneHost(request);
    boolean close = asksToClose(request) || !(body instanceof Body.Read.Whole) || broken;
    Response answer =
        switch (body) {
          case Body.Read.Broken(int status) -> Response.empty(status);
          case Body.Read.Whole whole when !broken -> answer(request, path, whole.bytes(), false);
          case Body.Read.TooLarge tooLarge when !broken -> answer(request, path, new byte[0], true);
          case Body.Read.Whole whole -> Response.empty(400);
          case Body.Read.TooLarge tooLarge -> Response.empty(400);
        };
    if (answer.status() == 0) {
      throw new CloseConnectionException("no answer is wanted");
    }
    boolean whole = true;
    if (answer.writer().isPresent()) {
      whole = new Streamed(streams, request, response, answer).send(close);
    } else {
      send(request, response, answer, close);
    }
    if (close || !whole) {
      // Connection: close alone would leave the socket open
      throw new CloseConnectionException("the client asked to close, or something is broken");
    }
  }

  private Response answer(ServerRequest request, String path, byte[] body, boolean tooLarge) {
    Headers headers = name -> request.headers().first(HeaderNames.create(name));
    InetAddress peer = ((InetSocketAddress) request.remotePeer().address()).getAddress();
    Forwarded forwarded = Forwarded.of(options, headers, peer, request.isSecure());
    try {
      return handler.handle(
          new Request(
              request.prologue().method().text(),
              path,
              request.prologue().query().rawValue(),
              headers,
              body,
              tooLarge,
              forwarded.caller(),
              forwarded.baseUrl()));
    } catch (RuntimeException e) {
      LOG.error("A handler failed on {} {}", request.prologue().method(), path, e);
      return Response.empty(500);
    }
  }

  private static boolean asksToClose(ServerRequest request) {
    String connection =
        request.headers().first(HeaderNames.CONNECTION).orElse("").toLowerCase(Locale.ROOT);
    return connection.contains("close") || Inlet.current().http10();
  }

  /** RFC 9112, section 3.2; HTTP/1.0 has none. */
  private static boolean hasOneHost(ServerRequest request) {
    int hosts = request.headers().all(HeaderNames.HOST, List::of).size();
    return hosts == 1 || (hosts == 0 && Inlet.current().http10());
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
    if (body.length >= COMPRESS_FROM_BYTES) {
      response.header(HeaderNames.VARY, "Accept-Encoding");
      if (acceptsGzip(request)) {
        response.header(HeaderNames.CONTENT_ENCODING, "gzip");
        body = gzip(body);
      }
    }
    if (request.prologue().method().text().equals("HEAD")) {
      response.header(HeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
      body = new byte[0];
    }
    response.send(body);
  }

  static boolean acceptsGzip(ServerRequest request) {
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
