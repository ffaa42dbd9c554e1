package dev.postorder.notify.template;

import java.net.URI;
import java.util.Optional;

/**
 * Where a text leads.
 *
 * @param track the page that shows where the order is
 * @param unsubscribe the page on which the recipient says that he wants no more
 */
public record Links(URI track, Optional<URI> unsubscribe) {
  /** The page of an order only. */
  public static Links to(URI track) {
    return new Links(track, Optional.empty());
  }
}
