package dev.postorder.platform.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An answer to a request.
 *
 * @param contentType the Content-Type header; empty for an answer without a body
 * @param body the whole body; empty where there is a {@code writer}
 * @param headers further headers
 * @param writer writes the body piece by piece
 */
public record Response(
    int status,
    String contentType,
    byte[] body,
    Map<String, String> headers,
    Optional<BodyWriter> writer) {

  /** An answer whose body is there already. */
  public Response(int status, String contentType, byte[] body, Map<String, String> headers) {
    this(status, contentType, body, headers, Optional.empty());
  }

  /**
   * An answer whose body is written while the client reads it. It is compressed where the client
   * takes that and no {@code Cache-Control: no-transform} is among the headers.
   */
  public static Response streamed(int status, String contentType, BodyWriter writer) {
    return new Response(status, contentType, new byte[0], Map.of(), Optional.of(writer));
  }

  /** The same answer with another writer, e.g. one that also counts. */
  public Response writtenBy(BodyWriter other) {
    return new Response(status, contentType, body, headers, Optional.of(other));
  }

  /** An answer without further headers. */
  public static Response of(int status, String contentType, byte[] body) {
    return new Response(status, contentType, body, Map.of());
  }

  /** A text answer in UTF-8. */
  public static Response text(int status, String contentType, String body) {
    return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /** No answer: the connection is closed. */
  public static Response none() {
    return empty(0);
  }

  /** An answer without a body. */
  public static Response empty(int status) {
    return of(status, "", new byte[0]);
  }

  /** This answer with one more header. */
  public Response with(String name, String value) {
    var more = new HashMap<>(headers);
    more.put(name, value);
    return new Response(status, contentType, body, more, writer);
  }
}
