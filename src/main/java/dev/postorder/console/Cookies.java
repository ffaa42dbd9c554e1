package dev.postorder.console;

import dev.postorder.platform.http.Request;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Cookies of the console (RFC 6265): HttpOnly, SameSite=Lax, Secure where it is served by TLS. */
public final class Cookies {
  private Cookies() {}

  /** The value of a cookie that the browser sent. */
  public static Optional<String> get(Request request, String name) {
    return request.headers().first("Cookie").stream()
        .flatMap(header -> Arrays.stream(header.split(";", -1)))
        .map(String::strip)
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1))
        .findFirst();
  }

  /**
   * The header Set-Cookie.
   *
   * @param value ASCII without blanks, quotes, commas, semicolons and backslashes
   * @param age zero: the browser forgets it
   */
  public static String set(Request request, String name, String value, Duration age) {
    return "%s=%s; Path=/console; Max-Age=%d; HttpOnly; SameSite=Lax%s"
        .formatted(name, value, age.toSeconds(), secure(request) ? "; Secure" : "");
  }

  private static boolean secure(Request request) {
    return request.baseUrl().startsWith("https:");
  }
}
