package dev.postorder.console;

import dev.postorder.access.OperatorRole;
import dev.postorder.platform.config.Language;
import dev.postorder.platform.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the console begins, {@code /console}, and the choice of its language. */
public final class HomePages {
  private static final Pattern BACK =
      Pattern.compile("/console(/[\\w./%~-]*)?(\\?[!-~&&[^\"<>\\\\]]*)?");

  /** The pages. */
  public List<Route> routes() {
    return List.of(
        Route.page(Section.SIGN_IN, "/console/?", HomePages::home),
        Route.action(
            Section.SIGN_IN,
            "/console/language",
            OperatorRole.VIEWER,
            "language",
            HomePages::language));
  }

  /** The first section that there are pages of. */
  private static Response home(Visit visit) {
    return visit.menu().sections().stream()
        .findFirst()
        .map(section -> visit.redirect(section.address()))
        .orElseGet(visit::notFound);
  }

  private static Response language(Visit visit) {
    String back =
        visit.form().get("back").filter(to -> BACK.matcher(to).matches()).orElse("/console");
    Optional<Language> chosen = visit.form().get("lang").flatMap(Speech::language);
    return chosen
        .map(
            language ->
                visit.redirect(back).with("Set-Cookie", Speech.cookie(visit.request(), language)))
        .orElseGet(() -> visit.redirect(back));
  }
}
