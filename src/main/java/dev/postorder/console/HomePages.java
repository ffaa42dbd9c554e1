package dev.postorder.console;

import dev.postorder.platform.http.Response;
import java.util.List;

/** Where the console begins, {@code /console}. */
public final class HomePages {

  /** The page. */
  public List<Route> routes() {
    return List.of(Route.page(Section.SIGN_IN, "/console/?", HomePages::home));
  }

  /** The first section that there are pages of. */
  private static Response home(Visit visit) {
    return visit.menu().sections().stream()
        .findFirst()
        .map(section -> visit.redirect(section.address()))
        .orElseGet(visit::notFound);
  }
}
