package dev.postorder.platform.http;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A server that tells what it was asked, so that a test sees what a handler would have seen. */
final class Telling {
  /** The largest body that it reads, in bytes. */
  static final int LIMIT = 1 << 20;

  private Telling() {}

  /** Starts it on a port; 0 for any. */
  static HttpServer start(int port) {
    var options =
        new HttpOptions(
            InetAddress.getLoopbackAddress(),
            port,
            List.of(),
            LIMIT,
            Duration.ofSeconds(1),
            Optional.empty());
    return HttpServer.start(options, Telling::tell);
  }

  private static Response tell(Request request) {
    if (request.path().equals("/fail")) {
      throw new IllegalStateException("a secret of ours");
    }
    if (request.path().equals("/long")) {
      return Response.text(200, "text/plain; charset=utf-8", "long ".repeat(1000));
    }
    return Response.text(
        request.tooLarge() ? 413 : 200,
        "text/plain; charset=utf-8",
        "%s %s ? %s | %d bytes%s"
            .formatted(
                request.method(),
                request.path(),
                request.query(),
                request.body().length,
                request.tooLarge() ? ", too large" : ""));
  }
}
