package dev.postorder.console;

import dev.postorder.access.Operator;
import dev.postorder.platform.config.Language;
import dev.postorder.platform.http.AcceptLanguage;
import dev.postorder.platform.http.Request;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Which language a page is in. */
public final class Speech {
  private static final String COOKIE = "lang";
  private static final Duration AGE = Duration.ofDays(365);

  private Speech() {}

  /**
   * The operator's own language, or the one chosen in this browser, or the first of ours that the
   * browser names; Russian where it names none.
   */
  public static Language of(Request request, Optional<Operator> operator) {
    return operator
        .flatMap(Operator::language)
        .or(() -> Cookies.get(request, COOKIE).flatMap(Speech::language))
        .orElseGet(() -> AcceptLanguage.of(request));
  }

  /** The header Set-Cookie that keeps the choice in this browser, or that there is none. */
  public static String cookie(Request request, Optional<Language> language) {
    return language
        .map(chosen -> Cookies.set(request, COOKIE, chosen.code(), AGE))
        .orElseGet(() -> Cookies.set(request, COOKIE, "", Duration.ZERO));
  }

  /** The language of a code, if it is one of ours. */
  public static Optional<Language> language(String code) {
    return Arrays.stream(Language.values()).filter(l -> l.code().equals(code)).findFirst();
  }
}
