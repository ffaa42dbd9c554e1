package dev.postorder.notify.mail;

import dev.postorder.notify.Taken;
import java.net.URI;
import java.util.Optional;

/** Makes the links by which recipients say that they want no more letters. */
@FunctionalInterface
public interface UnsubscribeLinks {
  /** The page for the recipient of a letter; empty where there is none. */
  Optional<URI> of(Taken notification);

  /** None for anybody. */
  static UnsubscribeLinks none() {
    return notification -> Optional.empty();
  }
}
