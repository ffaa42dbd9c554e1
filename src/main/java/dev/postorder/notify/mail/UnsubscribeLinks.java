package dev.postorder.notify.mail;

import dev.postorder.notify.Taken;
import dev.postorder.notify.Unsubscribing;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes the links by which recipients say that they want no more letters. */
@FunctionalInterface
public interface UnsubscribeLinks {
  /** The page for the recipient of a letter; empty where there is none. */
  Optional<URI> of(Taken notification);

  /** Those of pages below this server's URL, which is asked for at the first letter. */
  static UnsubscribeLinks to(Unsubscribing unsubscribing, Supplier<URI> publicUrl) {
    return notification -> {
      String page =
          unsubscribing.link(notification.customerId(), "email", notification.recipient());
      String language = "?lang=" + notification.language().code();
      return Optional.of(URI.create(publicUrl.get() + page + language));
    };
  }

  /** None for anybody. */
  static UnsubscribeLinks none() {
    return notification -> Optional.empty();
  }
}
