package dev.postorder.console;

import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import java.util.Optional;

/**
 * The cookie that holds the secret of an operator's session: for this host only, unseen by scripts,
 * not sent along by other sites.
 *
 * @param secure whether browsers come over https; the name is then {@code __Host-postorder}, which
 *     browsers take over https only and from the host itself
 */
public record SessionCookie(boolean secure) {

  /** Its name. */
  public String name() {
    return secure ? "__Host-postorder" : "postorder";
  }

  /** What it holds. */
  public Optional<String> read(Request request) {
    return Cookies.get(request, name()).filter(secret -> !secret.isEmpty());
  }

  /** Gives it to the browser, until the browser is closed. */
  public Response write(Response response, String secret) {
    return response.with("Set-Cookie", name() + "=" + secret + attributes());
  }

  /** Takes it away. */
  public Response clear(Response response) {
    return response.with("Set-Cookie", name() + "=" + attributes() + "; Max-Age=0");
  }

  private String attributes() {
    return "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
  }
}
