package dev.postorder.backoffice;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What an operation answers when it succeeded. */
record Answer(int status, JsonNode body, Map<String, String> headers) {

  static Answer ok(JsonNode body) {
    return new Answer(200, body, Map.of());
  }

  static Answer created(String location, JsonNode body) {
    return new Answer(201, body, Map.of("Location", location));
  }
}
