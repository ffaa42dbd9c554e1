package dev.postorder.console;

import dev.postorder.testing.ConsoleVisitor;
import dev.postorder.testing.TestServer;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An operator who is signed in, without a browser. */
record Operating(TestServer server, ConsoleVisitor visitor) {
  private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

  /** Opens a page, with further headers and cookies. */
  HttpResponse<String> get(String path, String... headers) {
    return open(path, "", headers);
  }

  private HttpResponse<String> open(String path, String cookies, String... headers) {
    var all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Cookie", visitor.cookie() + cookies));
    return server.get(path, all.toArray(String[]::new));
  }

  /** Sends a form; name, value, name, value. */
  HttpResponse<String> send(String path, String... fields) {
    var form = new StringBuilder("csrf=" + token());
    for (int i = 0; i < fields.length; i += 2) {
      form.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
    }
    return server.post(
        path, "application/x-www-form-urlencoded", form.toString(), "Cookie", visitor.cookie());
  }

  /** Sends a form, and goes where it leads with what it tells. */
  HttpResponse<String> follow(HttpResponse<String> answer) {
    String address = answer.headers().firstValue("Location").orElseThrow();
    String told =
        answer
            .headers()
            .firstValue("Set-Cookie")
            .map(cookie -> cookie.replaceFirst(";.*", ""))
            .orElse("a=b");
    return open(address, "; " + told);
  }

  private String token() {
    Matcher matcher = TOKEN.matcher(get("/console/mailbox").body());
    if (!matcher.find()) {
      throw new IllegalStateException("no token");
    }
    return matcher.group(1);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
