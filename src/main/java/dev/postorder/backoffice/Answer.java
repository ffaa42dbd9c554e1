package dev.postorder.backoffice;

import dev.postorder.platform.http.BodyWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What an operation answers when it succeeded.
 *
 * @param letter the HTML of a letter, which is answered in place of the body
 * @param stream what is answered in place of the body, piece by piece
 */
record Answer(
    int status,
    JsonNode body,
    Map<String, String> headers,
    Optional<String> letter,
    Optional<Stream> stream) {

  /** A body that is written while the client reads it. */
  record Stream(String contentType, BodyWriter writer) {}

  /** An answer in JSON. */
  Answer(int status, JsonNode body, Map<String, String> headers) {
    this(status, body, headers, Optional.empty(), Optional.empty());
  }

  static Answer ok(JsonNode body) {
    return new Answer(200, body, Map.of());
  }

  /** No more than which methods there are. */
  static Answer allowing(String methods) {
    return new Answer(204, JsonNodeFactory.instance.nullNode(), Map.of("Allow", methods));
  }

  /** The client has it already (304). */
  static Answer notModified(String tag) {
    return new Answer(304, JsonNodeFactory.instance.nullNode(), Map.of("ETag", tag));
  }

  /** The same answer with another header. */
  Answer with(String name, String value) {
    var more = new HashMap<>(headers);
    more.put(name, value);
    return new Answer(status, body, more, letter, stream);
  }

  static Answer created(String location, JsonNode body) {
    return new Answer(201, body, Map.of("Location", location));
  }

  /** A letter as its readers see it; it may show itself and do nothing. */
  static Answer letter(String html) {
    return new Answer(
        200,
        JsonNodeFactory.instance.nullNode(),
        Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
                + " frame-ancestors 'self'; sandbox",
            "X-Content-Type-Options",
            "nosniff"),
        Optional.of(html),
        Optional.empty());
  }

  /** What is written while the client reads it. */
  static Answer streamed(String contentType, BodyWriter writer, Map<String, String> headers) {
    return new Answer(
        200,
        JsonNodeFactory.instance.nullNode(),
        headers,
        Optional.empty(),
        Optional.of(new Stream(contentType, writer)));
  }
}
