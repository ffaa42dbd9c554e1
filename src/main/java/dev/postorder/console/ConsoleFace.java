package dev.postorder.console;

import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.calllog.Exchange;
import dev.postorder.calllog.Outcome;
import dev.postorder.calllog.Source;
import dev.postorder.platform.config.Language;
import dev.postorder.platform.http.Handler;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The console, {@code /console}: lets people in, checks what they may do and that their forms are
 * ours, and keeps every action in the call log.
 */
public final class ConsoleFace implements Handler {
  private static final Logger LOG = LoggerFactory.getLogger(ConsoleFace.class);

  private final CallLog callLog;
  private final Entrance entrance;
  private final List<Route> routes;

  /** Puts the pages behind an entrance. */
  public ConsoleFace(CallLog callLog, Entrance entrance, List<Route> routes) {
    this.callLog = callLog;
    this.entrance = entrance;
    this.routes = List.copyOf(routes);
  }

  /** The pages and actions. */
  public List<Route> routes() {
    return routes;
  }

  @Override
  public Response handle(Request request) {
    Optional<Visitor> visitor = entrance.visitor(request);
    if (visitor.isEmpty()) {
      // A part that refreshes itself must not be replaced by the page to sign in.
      return request.headers().first("HX-Request").isPresent()
          ? Response.empty(401).with("HX-Refresh", "true")
          : entrance.stranger(request);
    }
    if (visitor.get().confined() && !beforeAnything(request.path())) {
      return request.headers().first("HX-Request").isPresent()
          ? Response.empty(401).with("HX-Refresh", "true")
          : Html.seeOther(SessionEntrance.TWO_FACTOR);
    }
    List<Route> here =
        routes.stream().filter(route -> route.path().matcher(request.path()).matches()).toList();
    if (here.isEmpty()) {
      return Html.homeward(404, Words.outside(language(request, visitor.get())), "missing");
    }
    String verb = request.method().equals("HEAD") ? "GET" : request.method();
    return here.stream()
        .filter(route -> route.verb().equals(verb))
        .findFirst()
        .map(route -> enter(request, visitor.get(), route))
        .orElseGet(() -> Response.empty(405).with("Allow", allowed(here)));
  }

  /** What is there for who has to set up his second factor first. */
  private static boolean beforeAnything(String path) {
    return path.equals(SessionEntrance.TWO_FACTOR)
        || path.startsWith(SessionEntrance.TWO_FACTOR + "/")
        || path.equals(SessionEntrance.SIGN_OUT)
        || path.equals(SessionEntrance.LANGUAGE);
  }

  private static Language language(Request request, Visitor visitor) {
    return Speech.of(request, Optional.of(visitor.operator()));
  }

  private static String allowed(List<Route> routes) {
    return String.join(", ", routes.stream().map(Route::verb).distinct().sorted().toList());
  }

  private Response enter(Request request, Visitor visitor, Route route) {
    long start = System.nanoTime();
    Call call = callLog.open(Source.CONSOLE, route.message(), request.caller().getHostAddress());
    call.operator(visitor.operator().name(), visitor.trail());
    var visit =
        new Visit(
            request,
            visitor,
            route.section(),
            Words.of(route.section(), language(request, visitor)),
            call,
            targets(route, request),
            Menu.of(routes, visitor));
    boolean action = !route.verb().equals("GET");
    Outcome outcome = Outcome.OK;
    Optional<String> note = refusal(visit, route, action);
    Response response;
    try {
      response =
          note.map(reason -> visit.sentence(403, reason))
              .orElseGet(() -> route.answer().apply(visit));
      if (response.status() >= 400) {
        outcome = Outcome.REFUSED;
      }
    } catch (RuntimeException e) {
      LOG.error("{} failed, call {}", route.message(), call.id(), e);
      outcome = Outcome.FAULT;
      response = visit.sentence(500, "fault");
    }
    if (action || outcome == Outcome.FAULT) {
      callLog.close(
          new Exchange(
              call,
              outcome,
              note,
              action,
              response.status(),
              Duration.ofNanos(System.nanoTime() - start),
              action ? sent(visit) : new byte[0],
              new byte[0]));
    }
    return Flash.taken(visit, response).with("X-Request-Id", call.id().toString());
  }

  /** Why he may not; the beginning of the keys that say it in words. */
  private static Optional<String> refusal(Visit visit, Route route, boolean action) {
    if (!visit.operator().role().includes(route.needs())) {
      return Optional.of("forbidden");
    }
    if (action && !(Forms.ours(visit.request()) && carriesToken(visit))) {
      return Optional.of("forged");
    }
    return Optional.empty();
  }

  /** What the log is searched for is not kept in it: it may be a sessionID. */
  private static byte[] sent(Visit visit) {
    return visit.section() == Section.LOG ? new byte[0] : SentForm.of(visit.form());
  }

  private static boolean carriesToken(Visit visit) {
    String token = visit.form().get("csrf").orElse("");
    return MessageDigest.isEqual(
        token.getBytes(StandardCharsets.UTF_8),
        visit.visitor().csrf().getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> targets(Route route, Request request) {
    Matcher matcher = route.path().matcher(request.path());
    return matcher.matches()
        ? IntStream.rangeClosed(1, matcher.groupCount()).mapToObj(matcher::group).toList()
        : List.of();
  }
}
