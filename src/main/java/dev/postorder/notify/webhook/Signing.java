package dev.postorder.notify.webhook;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a subscription signs with now.
 *
 * @param previous the secret before, as long as it signs too
 */
record Signing(Signature signature, UUID secretId, Optional<UUID> previous) {

  /** The newest first. */
  List<UUID> secretIds() {
    return Stream.concat(Stream.of(secretId), previous.stream()).toList();
  }
}
