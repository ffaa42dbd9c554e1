package dev.postorder.console.access;

import dev.postorder.access.OperatorRole;
import dev.postorder.access.operator.Operators;
import dev.postorder.calllog.CallLog;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.console.SessionEntrance;
import dev.postorder.console.Speech;
import dev.postorder.console.Visit;
import dev.postorder.platform.config.Language;
import dev.postorder.platform.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;

/**
 * {@code /console/language}: the choice of an operator's language, kept with him, and in the
 * browser for when he is signed out.
 */
public final class LanguagePages {
  private static final Pattern BACK =
      Pattern.compile("/console(/[\\w./%~-]*)?(\\?[!-~&&[^\"<>\\\\]]*)?");
  private static final String BROWSER = "browser";

  private final Jdbi jdbi;
  private final Operators operators;
  private final CallLog callLog;

  /** Keeps the choice with the operators. */
  public LanguagePages(Jdbi jdbi, Operators operators, CallLog callLog) {
    this.jdbi = jdbi;
    this.operators = operators;
    this.callLog = callLog;
  }

  /** The action. */
  public List<Route> routes() {
    return List.of(
        Route.action(
            Section.SIGN_IN,
            SessionEntrance.LANGUAGE,
            OperatorRole.VIEWER,
            "language",
            this::choose));
  }

  private Response choose(Visit visit) {
    String back =
        visit.form().get("back").filter(to -> BACK.matcher(to).matches()).orElse("/console");
    String wish = visit.form().get("lang").orElse("");
    Optional<Language> language = Speech.language(wish);
    if (language.isEmpty() && !wish.equals(BROWSER)) {
      return visit.redirect(back);
    }
    jdbi.useTransaction(
        handle -> {
          operators.setLanguage(handle, visit.visitor().id(), language);
          callLog.trail(handle, visit.call(), Optional.empty());
        });
    return visit.redirect(back).with("Set-Cookie", Speech.cookie(visit.request(), language));
  }
}
