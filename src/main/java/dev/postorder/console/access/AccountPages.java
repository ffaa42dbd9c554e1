package dev.postorder.console.access;

import dev.postorder.access.OperatorRole;
import dev.postorder.access.operator.SignIn;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.console.SessionCookie;
import dev.postorder.console.SessionEntrance;
import dev.postorder.console.Visit;
import dev.postorder.platform.http.Response;
import java.util.List;

/** What an operator does with his own account: signing out. */
public final class AccountPages {
  private final SignIn signIn;
  private final SessionCookie cookie;

  /** Pages that take the session's cookie away. */
  public AccountPages(SignIn signIn, SessionCookie cookie) {
    this.signIn = signIn;
    this.cookie = cookie;
  }

  /** The pages and actions. */
  public List<Route> routes() {
    return List.of(
        Route.action(
            Section.SIGN_IN, SessionEntrance.SIGN_OUT, OperatorRole.VIEWER, "out", this::signOut));
  }

  private Response signOut(Visit visit) {
    cookie.read(visit.request()).ifPresent(secret -> signIn.out(visit.call(), secret));
    return cookie.clear(Response.empty(303).with("Location", SessionEntrance.SIGN_IN));
  }
}
