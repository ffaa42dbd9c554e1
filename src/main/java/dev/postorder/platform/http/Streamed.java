package dev.postorder.platform.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import io.helidon.http.DateTime;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one answer whose body is written piece by piece. */
final class Streamed {
  private static final Logger LOG = LoggerFactory.getLogger(Streamed.class);
  private static final int GZIP_BUFFER = 8 * 1024;

  private final Streams streams;
  private final ServerRequest request;
  private final ServerResponse response;
  private final Response answer;
  private final Map<String, String> headers = new LinkedHashMap<>();

  Streamed(Streams streams, ServerRequest request, ServerResponse response, Response answer) {
    this.streams = streams;
    this.request = request;
    this.response = response;
    this.answer = answer;
  }

  /** Sends it; false when the body did not come to its end, so that the connection is no use. */
  boolean send(boolean close) {
    boolean compress = transformable() && Conversation.acceptsGzip(request);
    headers.put("Content-Type", answer.contentType());
    headers.putAll(answer.headers());
    headers.put("X-Accel-Buffering", "no"); // nginx would hold it back
    if (transformable()) {
      headers.put("Vary", "Accept-Encoding");
    }
    if (compress) {
      headers.put("Content-Encoding", "gzip");
    }
    if (request.prologue().method().text().equals("HEAD")) {
      return headOnly();
    }
    try {
      OutputStream plain = Inlet.current().http10() ? untilClosed() : chunked(close);
      return write(compress ? new GZIPOutputStream(plain, GZIP_BUFFER, true) : plain);
    } catch (IOException | RuntimeException e) {
      LOG.debug("A stream did not begin", e);
      run(nobody());
      return false;
    }
  }

  /** A proxy, and we, may compress it. */
  private boolean transformable() {
    return !answer.headers().getOrDefault("Cache-Control", "").contains("no-transform");
  }

  /** The writer meets a client that has gone, and puts away what it holds. */
  private boolean headOnly() {
    run(nobody());
    untilClosed();
    return false;
  }

  private static Outlet nobody() {
    var nobody = new Outlet(OutputStream.nullOutputStream(), () -> {});
    nobody.abandon();
    return nobody;
  }

  private boolean write(OutputStream out) {
    Outlet outlet = streams.open(out, Inlet.current().cut());
    try {
      return run(outlet) && closed(outlet);
    } finally {
      streams.done(outlet);
    }
  }

  private boolean run(Outlet outlet) {
    try {
      answer.writer().orElseThrow().write(outlet);
      return true;
    } catch (ClientGone e) {
      LOG.debug("A client left {} {}", request.prologue().method(), request.path().path());
    } catch (IOException | RuntimeException e) {
      LOG.error("A body broke off: {} {}", request.prologue().method(), request.path().path(), e);
    }
    return false;
  }

  private boolean closed(Outlet outlet) {
    try {
      outlet.close();
      if (response instanceof RoutingResponse routed) {
        routed.commit(); // the last chunk; too late once the connection is told to close
      }
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private OutputStream chunked(boolean close) {
    response.status(Status.create(answer.status()));
    headers.forEach((name, value) -> response.header(HeaderNames.create(name), value));
    if (close) {
      response.header(HeaderNames.CONNECTION, "close");
    }
    return response.outputStream();
  }

  /** Where there can be no chunks (HTTP/1.0): the body ends where the connection does. */
  private OutputStream untilClosed() {
    DataWriter out = Inlet.current().out();
    headers.put("Connection", "close");
    headers.put("Date", DateTime.rfc1123String());
    var head = new StringBuilder("HTTP/1.1 ").append(Status.create(answer.status())).append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    out.writeNow(
        BufferData.create(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1)));
    return new OutputStream() {
      @Override
      public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {
        out.writeNow(BufferData.create(bytes, offset, length));
      }
    };
  }
}
