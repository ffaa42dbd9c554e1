package dev.postorder.travel;

import dev.postorder.document.DocumentLinks.Target;
import java.util.Optional;

/** Where the papers of orders are read. */
@FunctionalInterface
public interface OrderFiles {
  /** The link that opens a paper; empty where links are switched off. */
  Optional<String> url(Target target);
}
