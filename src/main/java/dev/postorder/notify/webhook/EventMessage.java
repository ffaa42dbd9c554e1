package dev.postorder.notify.webhook;

import dev.postorder.notify.Taken;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as it is posted: {@code {"type","timestamp","data":{"requestID","orderID", "state" |
 * "typeCode","status"}}}, the timestamp in ISO 8601, UTC. An attempt again posts the same body with
 * the same {@code webhook-id}.
 */
record EventMessage(byte[] body, Map<String, String> headers) {
  private static final List<String> ORDER =
      List.of("requestID", "orderID", "state", "typeCode", "status");

  static EventMessage of(Taken event, UUID secretId, WebhookSecrets secrets, Instant now) {
    byte[] body = json(event).getBytes(StandardCharsets.UTF_8);
    String id = "msg_" + event.messageId();
    long timestamp = now.getEpochSecond();
    return new EventMessage(
        body,
        Map.of(
            "webhook-id",
            id,
            "webhook-timestamp",
            Long.toString(timestamp),
            "webhook-signature",
            secrets.sign(secretId, id, timestamp, body)));
  }

  private static String json(Taken event) {
    ObjectNode message = JsonMapper.shared().createObjectNode();
    message
        .put("type", event.event())
        .put("timestamp", event.createdAt().truncatedTo(ChronoUnit.MILLIS).toString());
    ObjectNode data = message.putObject("data");
    for (String name : ORDER) {
      JsonNode value = event.data().get(name);
      if (value != null) {
        data.set(name, value);
      }
    }
    return JsonMapper.shared().writeValueAsString(message);
  }
}
