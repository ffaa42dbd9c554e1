package dev.postorder.console;

import dev.postorder.access.Access;
import dev.postorder.access.Operator;
import dev.postorder.access.OperatorRole;
import dev.postorder.access.Secrets;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Lets operators in: HTTP Basic (RFC 7617) with a back-office key as the password, any user name.
 */
public final class ConsoleGate implements Entrance {
  private static final String BASIC = "basic ";
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  private static final Operator ADMINISTRATOR =
      new Operator("key", OperatorRole.ADMINISTRATOR, true, Optional.empty());

  private final Access access;
  private final String openSecret = Secrets.random();
  private final boolean openLocally;

  /**
   * Checks keys.
   *
   * @param openLocally callers on this machine, who asked for it by a local name, need no key
   */
  public ConsoleGate(Access access, boolean openLocally) {
    this.access = access;
    this.openLocally = openLocally;
  }

  /** What to answer to one who may not come in; empty for one who may. */
  public Optional<Response> refusal(Request request) {
    if (!request.method().equals("GET")
        && !request.method().equals("HEAD")
        && !request.method().equals("POST")) {
      return Optional.of(Response.empty(405).with("Allow", "GET, HEAD, POST"));
    }
    return visitor(request).isPresent() ? Optional.empty() : Optional.of(stranger(request));
  }

  @Override
  public Optional<Visitor> visitor(Request request) {
    if (openLocally && local(request)) {
      return Optional.of(new Visitor(ADMINISTRATOR, openSecret, Optional.empty()));
    }
    return password(request)
        .filter(key -> access.apiKey(key).isPresent())
        .map(key -> HexFormat.of().formatHex(Secrets.sha256("csrf " + key)))
        .map(token -> new Visitor(ADMINISTRATOR, token, Optional.empty()));
  }

  @Override
  public Response stranger(Request request) {
    return Html.message(401, "Нужен ключ", "Имя может быть любым, пароль — ключ бэк-офиса.")
        .with("WWW-Authenticate", "Basic realm=\"Postorder\", charset=\"UTF-8\"");
  }

  private static boolean local(Request request) {
    return request.caller().isLoopbackAddress() && LOCAL.contains(host(request.baseUrl()));
  }

  private static String host(String url) {
    try {
      return Optional.ofNullable(URI.create(url).getHost()).orElse("").toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
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
