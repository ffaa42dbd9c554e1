package dev.postorder.platform.http;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gives a request to the handler with the longest matching path prefix, without regard to case. A
 * prefix matches whole path segments; {@code "/"} matches everything.
 */
public final class Router implements Handler {
  private final Map<String, Handler> handlers;

  /** Routes by the given prefixes, e.g. {@code "/xmlgate"}. */
  public Router(Map<String, Handler> handlersByPrefix) {
    handlers =
        new TreeMap<>(
            (a, b) -> a.length() != b.length() ? b.length() - a.length() : a.compareTo(b));
    handlersByPrefix.forEach(
        (prefix, handler) -> handlers.put(prefix.toLowerCase(Locale.ROOT), handler));
  }

  @Override
  public Response handle(Request request) {
    String path = request.path().toLowerCase(Locale.ROOT);
    for (var entry : handlers.entrySet()) {
      if (matches(path, entry.getKey())) {
        return entry.getValue().handle(request);
      }
    }
    return Response.empty(404);
  }

  private static boolean matches(String path, String prefix) {
    return prefix.equals("/")
        || path.equals(prefix)
        || (path.startsWith(prefix) && path.charAt(prefix.length()) == '/');
  }
}
