package dev.postorder.console;

import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import java.util.Optional;

/** Where visitors show who they are. */
public interface Entrance {
  /** Who sends the request; empty for a stranger. */
  Optional<Visitor> visitor(Request request);

  /** What a stranger is answered: the way to sign in, or a page of it. */
  Response stranger(Request request);
}
