package dev.postorder.backoffice;

import dev.postorder.change.ChangeType;
import dev.postorder.notify.WebhookEvents;
import dev.postorder.notify.webhook.CarrierWebhookWish;
import dev.postorder.notify.webhook.CarrierWebhooks;
import dev.postorder.notify.webhook.Signature;
import dev.postorder.notify.webhook.WebhookUrl;
import dev.postorder.order.OrderState;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * A webhook subscription in a request.
 *
 * @param customer to whose orders it is limited
 * @param signature how it signs; it does not change
 */
record WebhookBody(
    WebhookUrl url,
    Optional<UUID> customer,
    Optional<List<String>> eventTypes,
    boolean enabled,
    Optional<Signature> signature) {
  /** The longest time that a secret signs after there is a new one. */
  static final int MOST_HOURS = 168;

  private static final int USUAL_HOURS = 24;
  private static final Set<String> FIELDS =
      new TreeSet<>(
          List.of(
              "id",
              "user",
              "customer",
              "url",
              "eventTypes",
              "orderRoles",
              "enabled",
              "offBecause",
              "signature",
              "publicKey",
              "previousSecretUntil",
              "lastAnswer",
              "createdAt",
              "updatedAt"));

  /** What may be subscribed to. */
  static final List<String> EVENT_TYPES =
      Stream.concat(
              Arrays.stream(OrderState.values()).map(WebhookEvents::of),
              Arrays.stream(ChangeType.values()).map(type -> WebhookEvents.of(type.code())))
          .distinct()
          .toList();

  /** Reads it and refuses it with all its faults; fields that only the server sets are ignored. */
  static WebhookBody read(ObjectNode json, CarrierWebhooks webhooks) {
    Fields fields = Fields.of(json).only(FIELDS);
    Optional<WebhookUrl> url =
        fields
            .text("url", WebhookUrl.LONGEST)
            .flatMap(text -> url(fields, WebhookUrl.parse(text), webhooks));
    if (!fields.has("url")) {
      fields.fault("url", "is required");
    }
    Optional<UUID> customer = fields.parsed("customer", "a uid", WebhookBody::uid);
    Optional<List<String>> eventTypes = fields.words("eventTypes", EVENT_TYPES);
    boolean enabled = !fields.has("enabled") || fields.flag("enabled");
    Optional<Signature> signature = fields.parsed("signature", "hmac or ed25519", Signature::of);
    fields.end();
    return new WebhookBody(url.orElseThrow(), customer, eventTypes, enabled, signature);
  }

  private static Optional<WebhookUrl> url(
      Fields fields, Optional<WebhookUrl> url, CarrierWebhooks webhooks) {
    if (url.isEmpty()) {
      fields.fault("url", "must be a URL like https://example.org/path");
    } else if (!webhooks.accepts(url.get())) {
      fields.fault("url", "is one that this server must not call, see outgoing.* in its settings");
      return Optional.empty();
    }
    return url;
  }

  private static Optional<UUID> uid(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(uid -> text.length() == 36);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Reads for how long the secret before signs too: {@code {"overlapHours": 0 … 168}}. */
  static Duration overlap(ObjectNode json) {
    Fields fields = Fields.of(json).only(Set.of("overlapHours"));
    int hours = fields.number("overlapHours", 0, MOST_HOURS).orElse(USUAL_HOURS);
    fields.end();
    return Duration.ofHours(hours);
  }

  /** What it asks for, its customer found. */
  CarrierWebhookWish wish(Optional<Long> customerId) {
    return new CarrierWebhookWish(url, customerId, eventTypes, enabled);
  }
}
