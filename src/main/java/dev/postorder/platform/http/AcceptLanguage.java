package dev.postorder.platform.http;

import dev.postorder.platform.config.Language;
import java.util.Locale;

/** Which of our languages a browser asks for. */
public final class AcceptLanguage {
  private AcceptLanguage() {}

  /** The first of ours that the header names; Russian where it names none. */
  public static Language of(Request request) {
    return of(request, Language.RU);
  }

  /** The first of ours that the header names; another one where it names none. */
  public static Language of(Request request, Language otherwise) {
    String wanted = request.headers().first("Accept-Language").orElse("").toLowerCase(Locale.ROOT);
    int english = wanted.indexOf("en");
    int russian = wanted.indexOf("ru");
    if (english < 0 && russian < 0) {
      return otherwise;
    }
    return english >= 0 && (russian < 0 || english < russian) ? Language.EN : Language.RU;
  }
}
