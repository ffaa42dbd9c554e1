package dev.postorder.platform.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataReader.IncorrectNewLineException;
import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Accepts HTTP/1.1 connections, and HTTP/1.0 ones, which the server itself refuses: those carry one
 * request, whose first line is rewritten. Proxies speak HTTP/1.0 to their backends by default.
 */
final class Selector implements ServerConnectionSelector {
  private static final String OLD = " HTTP/1.0";
  private static final String NEW = " HTTP/1.1\r\n";

  private final ServerConnectionSelector http1;
  private final int lineBytes;

  Selector(Http1Config config) {
    http1 = Http1ConnectionSelector.builder().config(config).build();
    lineBytes = config.maxPrologueLength();
  }

  @Override
  public int bytesToIdentifyConnection() {
    return http1.bytesToIdentifyConnection();
  }

  @Override
  public Support supports(BufferData data) {
    return http1.supports(data);
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return http1.supportedApplicationProtocols();
  }

  @Override
  public ServerConnection connection(ConnectionContext connection) {
    return http1.connection(isHttp10(connection.dataReader()) ? modern(connection) : connection);
  }

  private boolean isHttp10(DataReader in) {
    try {
      int end = in.findNewLine(lineBytes);
      return end < lineBytes
          && in.getBuffer(end).readString(end, StandardCharsets.ISO_8859_1).endsWith(OLD);
    } catch (IncorrectNewLineException | InsufficientDataAvailableException e) {
      return false; // refused where the line is read
    }
  }

  private static ConnectionContext modern(ConnectionContext connection) {
    DataReader in = connection.dataReader();
    String line = in.readLine();
    byte[] first =
        (line.substring(0, line.length() - OLD.length()) + NEW)
            .getBytes(StandardCharsets.ISO_8859_1);
    return new Http10Connection(connection, DataReader.create(new Prefixed(first, in)::next));
  }

  /** Some bytes, then those of a reader. */
  private static final class Prefixed {
    private final byte[] first;
    private final DataReader rest;
    private boolean begun;

    Prefixed(byte[] first, DataReader rest) {
      this.first = first;
      this.rest = rest;
    }

    byte[] next() {
      if (!begun) {
        begun = true;
        return first;
      }
      rest.ensureAvailable();
      return rest.readBytes(rest.available());
    }
  }
}
