package dev.postorder.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/**
 * A client that speaks HTTP by hand over one socket, for what no HTTP library would send. Texts are
 * ISO 8859-1: one character is one byte.
 */
public final class RawHttp implements AutoCloseable {
  private static final int PATIENCE_MS = 20_000;

  private final Socket socket;

  /** Connects to 127.0.0.1. */
  public RawHttp(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MS);
    socket.setTcpNoDelay(true);
  }

  /** Sends one request, half-closes nothing, and reads until the server closes. */
  public static String exchange(int port, String request) throws IOException {
    try (var raw = new RawHttp(port)) {
      return raw.send(request).readToEnd();
    }
  }

  /** Sends text; CRLF must be written out. */
  public RawHttp send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Sends bytes. */
  public RawHttp send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /** Says that nothing more will be sent. */
  public RawHttp shutdownOutput() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** Reads one answer with a Content-Length (or none): its head and body. */
  public String readAnswer() throws IOException {
    return readAnswer(true);
  }

  /** Reads the head of one answer, up to the empty line. */
  public String readHead() throws IOException {
    return readAnswer(false);
  }

  /**
   * Reads until the server closes the connection.
   *
   * @throws SocketTimeoutException if it does not
   */
  public String readToEnd() throws IOException {
    var all = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(all);
    } catch (SocketException e) {
      all.writeBytes(("<" + e.getMessage() + ">").getBytes(StandardCharsets.ISO_8859_1));
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private String readAnswer(boolean withBody) throws IOException {
    InputStream in = socket.getInputStream();
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return head.toString();
      }
      head.append((char) next);
    }
    int length =
        head.toString()
            .lines()
            .filter(line -> line.regionMatches(true, 0, "Content-Length:", 0, 15))
            .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
            .findFirst()
            .orElse(0);
    return withBody
        ? head + new String(in.readNBytes(length), StandardCharsets.ISO_8859_1)
        : head.toString();
  }
}
