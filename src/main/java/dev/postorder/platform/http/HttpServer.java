package dev.postorder.platform.http;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1Config;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.StandardSocketOptions;

/** The HTTP/1.1 server. Which server it is, only this package knows. */
public final class HttpServer implements AutoCloseable {
  private static final int HEADER_BYTES = 16 * 1024;
  private static final int REQUEST_LINE_BYTES = 8 * 1024;
  private static final int RECEIVE_BUFFER_BYTES = 64 * 1024;

  private final WebServer server;
  private final Streams streams;

  private HttpServer(WebServer server, Streams streams) {
    this.server = server;
    this.streams = streams;
  }

  /** Binds and starts to serve; fails when the port is taken. */
  @SuppressWarnings("removal") // of validateRequestHostHeader
  public static HttpServer start(HttpOptions options, Handler handler) {
    var streams = new Streams();
    var conversation = new Conversation(options, handler, streams);
    var http1 =
        Http1Config.builder()
            .maxHeadersSize(HEADER_BYTES)
            .maxPrologueLength(REQUEST_LINE_BYTES)
            .validatePath(false) // Paths takes any; the face says in its shape what is wrong
            .validateRequestHostHeader(false) // HTTP/1.0 has none; Conversation checks it
            .addReceiveListener(new Inlet.Listener(options.maxBodyBytes()))
            .build();
    var builder =
        WebServer.builder()
            .address(options.bind())
            .port(options.port())
            .shutdownHook(false)
            .shutdownGracePeriod(options.drain())
            .connectionOptions(socket -> socket.tcpNoDelay(true)) // 40 ms tails without it
            .putListenerSocketOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER_BYTES)
            .protocolsDiscoverServices(false)
            .addConnectionSelector(new Selector(http1))
            .routing(routing -> routing.any(conversation::serve));
    options.tls().ifPresent(context -> builder.tls(tls -> tls.sslContext(context)));
    WebServer server = builder.build().start();
    if (!server.isRunning()) { // it tells its log only
      streams.close();
      throw new UncheckedIOException(
          new BindException("%s:%d".formatted(options.bind().getHostAddress(), options.port())));
    }
    return new HttpServer(server, streams);
  }

  /** The port that is bound; the chosen one when the options asked for 0. */
  public int port() {
    return server.port();
  }

  /** Has streamed answers end, stops accepting, waits for the calls under way, then closes. */
  @Override
  public void close() {
    streams.close();
    server.stop();
  }
}
