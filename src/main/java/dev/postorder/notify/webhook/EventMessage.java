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
record EventMessage(String id, byte[] body) {
  /** The type of what is sent to see whether a receiver is there. */
  static final String TEST = "webhook.test";

  private static final List<String> ORDER =
      List.of("requestID", "orderID", "state", "typeCode", "status");

  static EventMessage of(Taken event) {
    ObjectNode data = JsonMapper.shared().createObjectNode();
    for (String name : ORDER) {
      JsonNode value = event.data().get(name);
      if (value != null) {
        data.set(name, value);
      }
    }
    return message(event.messageId(), event.event(), event.createdAt(), data);
  }

  /** A message that tells of no order. */
  static EventMessage test(int webhookId, Instant now) {
    ObjectNode data = JsonMapper.shared().createObjectNode().put("webhookID", webhookId);
    return message(UUID.randomUUID(), TEST, now, data);
  }

  private static EventMessage message(UUID id, String type, Instant at, ObjectNode data) {
    ObjectNode message = JsonMapper.shared().createObjectNode();
    message.put("type", type).put("timestamp", at.truncatedTo(ChronoUnit.MILLIS).toString());
    message.set("data", data);
    byte[] body = JsonMapper.shared().writeValueAsString(message).getBytes(StandardCharsets.UTF_8);
    return new EventMessage("msg_" + id, body);
  }

  /** The headers of Standard Webhooks, signed now. */
  Map<String, String> headers(Signing signing, WebhookSecrets secrets, Instant now) {
    long timestamp = now.getEpochSecond();
    return Map.of(
        "webhook-id",
        id,
        "webhook-timestamp",
        Long.toString(timestamp),
        "webhook-signature",
        secrets.sign(signing, id, timestamp, body));
  }
}
