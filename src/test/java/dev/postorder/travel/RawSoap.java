package dev.postorder.travel;

import dev.postorder.testing.RawHttp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * POSTs over a socket, header by header, and reads until the server closes: nothing is added but
 * Host, Content-Length and {@code Connection: close}.
 */
record RawSoap(int port) {
  /** What came back, head and body. */
  record Answer(String head, String body) {
    /** The status line's number. */
    int status() {
      return Integer.parseInt(head.substring(9, 12));
    }
  }

  /**
   * Posts a message as UTF-8.
   *
   * @param headers whole lines without CRLF
   */
  Answer post(String path, String message, String... headers) throws IOException {
    return post(path, message.getBytes(StandardCharsets.UTF_8), headers);
  }

  Answer post(String path, byte[] message, String... headers) throws IOException {
    var head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    head.append("Content-Length: ").append(message.length).append("\r\n\r\n");
    var request = new ByteArrayOutputStream();
    request.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    request.writeBytes(message);
    return send(request.toByteArray());
  }

  /** Sends bytes as they are. */
  Answer send(byte[] request) throws IOException {
    try (var raw = new RawHttp(port)) {
      String answer = raw.send(request).readToEnd();
      int end = answer.indexOf("\r\n\r\n");
      return new Answer(
          answer.substring(0, end + 2),
          new String(
              answer.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1),
              StandardCharsets.UTF_8));
    }
  }
}
