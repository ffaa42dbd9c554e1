package dev.postorder.console;

import dev.postorder.access.operator.OperatorSessions;
import dev.postorder.access.operator.SignedIn;
import dev.postorder.platform.http.Handler;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Lets operators in who are signed in; shows others the way. */
public final class SessionEntrance implements Entrance {
  /** Where one signs in. */
  public static final String SIGN_IN = "/console/sign-in";

  /** Where one signs out, by POST. */
  public static final String SIGN_OUT = SIGN_IN + "/out";

  /** Where one sets up one's second factor. */
  public static final String TWO_FACTOR = "/console/account/two-factor";

  /** Where the language of pages is chosen, by POST. */
  public static final String LANGUAGE = "/console/language";

  private final OperatorSessions sessions;
  private final SessionCookie cookie;
  private final Handler signIn;

  /**
   * Looks sessions up.
   *
   * @param signIn the pages below {@link #SIGN_IN}
   */
  public SessionEntrance(OperatorSessions sessions, SessionCookie cookie, Handler signIn) {
    this.sessions = sessions;
    this.cookie = cookie;
    this.signIn = signIn;
  }

  @Override
  public Optional<Visitor> visitor(Request request) {
    if (signingIn(request)) {
      return Optional.empty();
    }
    return cookie
        .read(request)
        .flatMap(secret -> sessions.find(secret).map(session -> visitor(secret, session)));
  }

  private Visitor visitor(String secret, SignedIn session) {
    return new Visitor(
        session.operator(),
        session.operatorId(),
        session.displayName(),
        OperatorSessions.csrf(secret),
        session.trail(),
        sessions.confined(session));
  }

  @Override
  public Response stranger(Request request) {
    if (signingIn(request)) {
      return signIn.handle(request);
    }
    boolean partial = request.headers().first("HX-Request").isPresent();
    boolean look = request.method().equals("GET") || request.method().equals("HEAD");
    String wish =
        request.query().isEmpty() ? request.path() : request.path() + "?" + request.query();
    String there =
        look && !partial
            ? SIGN_IN + "?next=" + URLEncoder.encode(wish, StandardCharsets.UTF_8)
            : SIGN_IN;
    Words words = Words.of(Section.SIGN_IN, Speech.of(request, Optional.empty()));
    Response response = Html.message(partial ? 401 : 303, words, "needed");
    return response.with(partial ? "HX-Redirect" : "Location", there);
  }

  private static boolean signingIn(Request request) {
    String path = request.path().toLowerCase(Locale.ROOT);
    return (path.equals(SIGN_IN) || path.startsWith(SIGN_IN + "/")) && !path.equals(SIGN_OUT);
  }
}
