package dev.postorder.notify.webhook;

/** What came of a wish about a subscription that there was. */
public sealed interface CarrierWebhookResult {
  /** It is done; so it is now, or was at last. */
  record Done(CarrierWebhook webhook) implements CarrierWebhookResult {}

  /** There is none of this id. */
  record NotFound() implements CarrierWebhookResult {}

  /** It is a user's, who alone changes it. */
  record OfUser(String login) implements CarrierWebhookResult {}
}
