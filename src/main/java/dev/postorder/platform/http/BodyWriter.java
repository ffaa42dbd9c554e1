package dev.postorder.platform.http;

import java.io.IOException;

/** Writes the body of an answer piece by piece, while the client reads it. */
@FunctionalInterface
public interface BodyWriter {
  /**
   * Writes all of it. It runs once, on the call's thread, after the handler has returned.
   *
   * @throws ClientGone the client does not read any more; the server takes it for an ordinary end
   * @throws IOException anything else that ends the body too early: the connection is cut, so that
   *     the client does not take a part for the whole
   */
  void write(Outlet out) throws IOException;
}
