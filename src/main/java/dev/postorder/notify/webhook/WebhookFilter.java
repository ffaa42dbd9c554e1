package dev.postorder.notify.webhook;

import java.util.Optional;
import java.util.UUID;

/**
 * Which subscriptions are looked for.
 *
 * @param enabled those that are on; or off
 * @param search the beginning of the URL's host, with more of the URL behind it or not, or of its
 *     user's login
 * @param customer the uid of one of whose orders they may be told
 * @param login of the user whose they are
 */
public record WebhookFilter(
    Optional<Boolean> enabled,
    Optional<String> search,
    Optional<UUID> customer,
    Optional<String> login) {
  /** All there are. */
  public static WebhookFilter all() {
    return new WebhookFilter(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Those that may be told of a customer's orders. */
  public static WebhookFilter of(UUID customer) {
    return new WebhookFilter(
        Optional.empty(), Optional.empty(), Optional.of(customer), Optional.empty());
  }

  /** Those of a user. */
  public static WebhookFilter ofUser(String login) {
    return new WebhookFilter(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(login));
  }
}
