package dev.postorder.notify.webhook;

import dev.postorder.notify.Taken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What would be posted, for people to see before it is. */
public final class WebhookPreview {
  private WebhookPreview() {}

  /** The body of an event. */
  public static JsonNode body(Taken event) {
    return JsonMapper.shared().readTree(EventMessage.of(event).body());
  }
}
