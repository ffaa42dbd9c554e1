package dev.postorder.console;

import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an action tells on the page that follows it: a key of our words ({@code flash.<key>}) and
 * numbers, carried in a cookie that the next page takes away; a key that begins with {@code not-}
 * tells that it was not done. What others write into the cookie can show no other text than ours.
 */
public final class Flash {
  private static final String COOKIE = "flash";
  private static final Duration AGE = Duration.ofMinutes(1);
  private static final Pattern VALUE =
      Pattern.compile("([a-z][a-z.-]{0,60})((?::[0-9]{1,18}){0,4})");

  private Flash() {}

  /** Goes to a page, which tells {@code flash.<key>} with these numbers. */
  static Response redirect(Request request, String address, String key, long... numbers) {
    String value =
        Arrays.stream(numbers)
            .mapToObj(number -> ":" + number)
            .collect(Collectors.joining("", key, ""));
    if (!VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException(value);
    }
    return Html.seeOther(address).with("Set-Cookie", Cookies.set(request, COOKIE, value, AGE));
  }

  /** Whether what is told was not done. */
  static boolean bad(Request request) {
    return Cookies.get(request, COOKIE).filter(value -> value.startsWith("not-")).isPresent();
  }

  /** What is to be told, in these words. */
  static Optional<String> told(Request request, Words words) {
    return Cookies.get(request, COOKIE)
        .map(VALUE::matcher)
        .filter(value -> value.matches() && words.has("flash." + value.group(1)))
        .map(
            value ->
                words.say(
                    "flash." + value.group(1),
                    Arrays.stream(value.group(2).split(":", -1))
                        .skip(1)
                        .map(Long::valueOf)
                        .toArray()));
  }

  /** Takes it away once a whole page has told it. */
  static Response taken(Visit visit, Response response) {
    boolean page = response.status() == 200 && !visit.partial();
    return page
            && Cookies.get(visit.request(), COOKIE).isPresent()
            && !response.headers().containsKey("Set-Cookie")
        ? response.with("Set-Cookie", Cookies.set(visit.request(), COOKIE, "", Duration.ZERO))
        : response;
  }
}
