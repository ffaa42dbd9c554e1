package dev.postorder.console;

import dev.postorder.access.Access;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Before the pages outside {@code /console}: lets in who is signed in, and programs that read what
 * is made for them (JSON, messages) with a back-office key as the password of HTTP Basic (RFC
 * 7617), any user name.
 */
public final class ConsoleGate {
  private static final String BASIC = "basic ";

  private final Entrance entrance;
  private final Access access;

  /** Checks sessions and keys. */
  public ConsoleGate(Entrance entrance, Access access) {
    this.entrance = entrance;
    this.access = access;
  }

  /** What to answer to one who may not come in; empty for one who may. */
  public Optional<Response> refusal(Request request) {
    if (!request.method().equals("GET")
        && !request.method().equals("HEAD")
        && !request.method().equals("POST")) {
      return Optional.of(Response.empty(405).with("Allow", "GET, HEAD, POST"));
    }
    Optional<Visitor> visitor = entrance.visitor(request);
    if (visitor.isPresent()) {
      return visitor
          .filter(Visitor::confined)
          .map(confined -> Html.seeOther(SessionEntrance.TWO_FACTOR));
    }
    if (!request.path().endsWith(".json") && !request.path().endsWith(".eml")) {
      return Optional.of(entrance.stranger(request));
    }
    return password(request).filter(key -> access.apiKey(key).isPresent()).isPresent()
        ? Optional.empty()
        : Optional.of(
            Response.text(401, "text/plain; charset=utf-8", "An API key is required\n")
                .with("WWW-Authenticate", "Basic realm=\"Postorder\", charset=\"UTF-8\""));
  }

  private static Optional<String> password(Request request) {
    return request
        .headers()
        .first("Authorization")
        .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BASIC))
        .flatMap(value -> decoded(value.substring(BASIC.length()).strip()))
        .filter(pair -> pair.indexOf(':') >= 0)
        .map(pair -> pair.substring(pair.indexOf(':') + 1));
  }

  private static Optional<String> decoded(String base64) {
    try {
      return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
