package dev.postorder.console;

import dev.postorder.platform.http.Request;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Tells whether a form was sent from a page of ours, as far as the browser says. */
public final class Forms {
  private Forms() {}

  /**
   * By Fetch Metadata, and by Origin of browsers that do not send it; programs send neither.
   *
   * @return false when another site sent it
   */
  public static boolean ours(Request request) {
    return request
        .headers()
        .first("Sec-Fetch-Site")
        .map(site -> site.equals("same-origin") || site.equals("none"))
        .or(() -> request.headers().first("Origin").map(origin -> sameHost(origin, request)))
        .orElse(true);
  }

  private static boolean sameHost(String origin, Request request) {
    return host(origin).isPresent() && host(origin).equals(host(request.baseUrl()));
  }

  private static Optional<String> host(String url) {
    try {
      return Optional.ofNullable(URI.create(url).getAuthority())
          .map(authority -> authority.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
