package dev.postorder.platform.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The bytes that follow a request's headers, where we read them ourselves: chunked bodies, of which
 * the server would hold a whole chunk in memory, however large; and bodies declared larger than the
 * limit, which the server would refuse without asking the handler.
 *
 * @param declared the Content-Length, or {@link #CHUNKED}, or {@link #NOT_OURS}
 * @param http10 the client speaks HTTP/1.0
 * @param waits the client waits for leave to send ({@code Expect: 100-continue})
 * @param gzip the body is compressed; the server, left alone, would refuse it
 * @param cut closes the connection from another thread
 */
record Inlet(
    DataReader in,
    DataWriter out,
    boolean http10,
    long declared,
    boolean waits,
    boolean gzip,
    Runnable cut) {
  static final long NOT_OURS = -1;
  static final long CHUNKED = -2;

  private static final Set<String> GZIP = Set.of("gzip", "x-gzip");

  private static final ThreadLocal<Inlet> CURRENT = new ThreadLocal<>();

  /** That of the request which this connection's thread is serving. */
  static Inlet current() {
    return CURRENT.get();
  }

  /** Hides the body that is ours from the server, before the server looks for one. */
  record Listener(int limit) implements Http1ConnectionListener {

    @Override
    public void headers(ConnectionContext connection, Headers headers) {
      long declared = declared(headers);
      boolean waits = headers.first(HeaderNames.EXPECT).orElse("").equalsIgnoreCase("100-continue");
      if (declared != NOT_OURS && headers instanceof WritableHeaders<?> writable) {
        writable.remove(HeaderNames.CONTENT_LENGTH);
        writable.remove(HeaderNames.TRANSFER_ENCODING);
        writable.remove(HeaderNames.EXPECT);
      }
      String encoding = headers.first(HeaderNames.CONTENT_ENCODING).orElse("");
      if (headers instanceof WritableHeaders<?> writable) {
        writable.remove(HeaderNames.CONTENT_ENCODING);
      }
      CURRENT.set(
          new Inlet(
              connection.dataReader(),
              connection.dataWriter(),
              connection instanceof Http10Connection,
              declared,
              waits,
              GZIP.contains(encoding.strip().toLowerCase(Locale.ROOT)),
              () -> connection.serverSocket().close()));
    }

    /** Ours only where the framing is beyond doubt; the server refuses the rest. */
    private long declared(Headers headers) {
      List<String> encodings = headers.all(HeaderNames.TRANSFER_ENCODING, List::of);
      List<String> lengths = headers.all(HeaderNames.CONTENT_LENGTH, List::of);
      if (encodings.size() == 1 && lengths.isEmpty()) {
        return encodings.getFirst().toLowerCase(Locale.ROOT).equals("chunked") ? CHUNKED : NOT_OURS;
      }
      if (encodings.isEmpty() && lengths.size() == 1) {
        String length = lengths.getFirst();
        boolean number =
            length.length() <= 18 && length.chars().allMatch(c -> c >= '0' && c <= '9');
        return number && !length.isEmpty() && Long.parseLong(length) > limit
            ? Long.parseLong(length)
            : NOT_OURS;
      }
      return NOT_OURS;
    }
  }
}
