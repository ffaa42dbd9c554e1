package dev.postorder.notify.webhook;

/** What came of the wish for a subscription. */
public sealed interface CreateResult {
  /** It is there. */
  record Created(Webhook webhook) implements CreateResult {}

  /** The user has as many as he may have. */
  record TooMany(int most) implements CreateResult {}
}
