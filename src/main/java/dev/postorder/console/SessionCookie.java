package dev.postorder.console;

import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import java.time.Duration;
import java.util.Optional;

/**
 * A cookie that holds a secret, as that of an operator's session: for this host only, unseen by
 * scripts, not sent along by other sites.
 *
 * @param secure whether browsers come over https; the name then begins with {@code __Host-}, which
 *     browsers take over https only and from the host itself
 * @param base its name else
 */
public record SessionCookie(boolean secure, String base) {

  /** That of a session. */
  public SessionCookie(boolean secure) {
    this(secure, "postorder");
  }

  /** Its name. */
  public String name() {
    return secure ? "__Host-" + base : base;
  }

  /** What it holds. */
  public Optional<String> read(Request request) {
    return Cookies.get(request, name()).filter(secret -> !secret.isEmpty());
  }

  /** Gives it to the browser, until the browser is closed. */
  public Response write(Response response, String secret) {
    return response.with("Set-Cookie", name() + "=" + secret + attributes());
  }

  /** Gives it to the browser for a while. */
  public Response write(Response response, String secret, Duration age) {
    return response.with(
        "Set-Cookie", name() + "=" + secret + attributes() + "; Max-Age=" + age.toSeconds());
  }

  /** Takes it away. */
  public Response clear(Response response) {
    return response.with("Set-Cookie", name() + "=" + attributes() + "; Max-Age=0");
  }

  private String attributes() {
    return "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
  }
}
