package dev.postorder.backoffice;

import dev.postorder.notify.desk.NotificationId;
import dev.postorder.notify.webhook.CarrierWebhook;
import dev.postorder.notify.webhook.CarrierWebhooks;
import dev.postorder.notify.webhook.TestResult;
import dev.postorder.notify.webhook.WebhookAttempt;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Webhook subscriptions in answers; one may be sent back as it is. */
final class WebhookAnswer {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private WebhookAnswer() {}

  static ObjectNode of(CarrierWebhook webhook, CarrierWebhooks webhooks) {
    ObjectNode node = NODES.objectNode().put("id", webhook.id());
    webhook.login().ifPresent(login -> node.put("user", login));
    webhook.customer().ifPresent(customer -> node.put("customer", customer.toString()));
    node.put("url", webhook.url());
    webhook.eventTypes().ifPresent(types -> types.forEach(node.putArray("eventTypes")::add));
    if (webhook.login().isPresent()) {
      webhook.orderRoles().forEach(node.putArray("orderRoles")::add);
    }
    node.put("enabled", webhook.enabled());
    webhook.offBecause().ifPresent(why -> node.put("offBecause", why));
    node.put("signature", webhook.signature().code());
    webhooks.publicKey(webhook).ifPresent(key -> node.put("publicKey", key));
    webhook.previousUntil().ifPresent(at -> node.put("previousSecretUntil", at.toString()));
    return node.put("createdAt", webhook.createdAt().toString())
        .put("updatedAt", webhook.updatedAt().toString());
  }

  /** With what its receiver said last. */
  static ObjectNode answered(ObjectNode node, CarrierWebhook webhook) {
    webhook
        .lastAnswer()
        .ifPresent(
            last ->
                node.putObject("lastAnswer")
                    .put("at", last.at().toString())
                    .put("received", last.received())
                    .put("answer", last.answer())
                    .put("milliseconds", last.took().toMillis()));
    return node;
  }

  static ObjectNode of(WebhookAttempt attempt) {
    ObjectNode node = NODES.objectNode();
    node.put(
        "notification",
        new NotificationId(attempt.customerId(), attempt.notificationId()).toString());
    node.put("messageId", "msg_" + attempt.messageId());
    node.put("type", attempt.event()).put("requestID", attempt.requestId());
    attempt.orderNumber().ifPresent(number -> node.put("orderID", number));
    return node.put("state", attempt.state())
        .put("attempt", attempt.attempt())
        .put("at", attempt.at().toString())
        .put("milliseconds", attempt.durationUs() / 1000)
        .put("outcome", attempt.outcome())
        .put("answer", attempt.answer());
  }

  static ObjectNode of(TestResult.Posted posted) {
    return NODES
        .objectNode()
        .put("messageId", posted.messageId())
        .put("received", posted.received())
        .put("answer", posted.answer())
        .put("milliseconds", posted.took().toMillis());
  }
}
