package dev.postorder.platform.http;

import java.util.Optional;

/** The headers of a request; names match without regard to case. */
@FunctionalInterface
public interface Headers {
  /** The first value of a header, or empty. */
  Optional<String> first(String name);
}
