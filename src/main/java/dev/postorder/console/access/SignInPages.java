package dev.postorder.console.access;

import dev.postorder.access.operator.Caller;
import dev.postorder.access.operator.OpenedSession;
import dev.postorder.access.operator.SignIn;
import dev.postorder.access.operator.SignInResult;
import dev.postorder.calllog.Call;
import dev.postorder.console.Form;
import dev.postorder.console.Forms;
import dev.postorder.console.Html;
import dev.postorder.console.Query;
import dev.postorder.console.Section;
import dev.postorder.console.SessionCookie;
import dev.postorder.console.SessionEntrance;
import dev.postorder.console.Speech;
import dev.postorder.console.Words;
import dev.postorder.platform.http.Handler;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code /console/sign-in}: for those who are not signed in yet. */
public final class SignInPages implements Handler {
  private static final Pattern NEXT =
      Pattern.compile("/(console|log|mailbox)(?!/sign-in)([/?][^\\\\\\p{Cntrl}]*)?");
  private static final String HOME = "/console";
  private static final String OIDC = "/oidc";
  private static final String OIDC_BACK = "/oidc/callback";

  private final SignIn signIn;
  private final SessionCookie cookie;
  private final SignInLog log;
  private final InvitationPages invitations;
  private final Optional<OidcPages> oidc;
  private final String provider;

  /** Pages that write the cookie of a session. */
  public SignInPages(
      SignIn signIn, SessionCookie cookie, SignInLog log, Optional<Federation> federation) {
    this.signIn = signIn;
    this.cookie = cookie;
    this.log = log;
    this.invitations = new InvitationPages(signIn, this, log);
    this.oidc = federation.map(provided -> new OidcPages(provided, this, log));
    this.provider = federation.map(Federation::label).orElse("");
  }

  @Override
  public Response handle(Request request) {
    Words words = Words.of(Section.SIGN_IN, Speech.of(request, Optional.empty()));
    boolean look = request.method().equals("GET") || request.method().equals("HEAD");
    if (!look && !request.method().equals("POST")) {
      return Response.empty(405).with("Allow", "GET, HEAD, POST");
    }
    if (!look && !Forms.ours(request)) {
      return Html.homeward(403, words, "forged");
    }
    String rest = request.path().substring(SessionEntrance.SIGN_IN.length());
    if (rest.isEmpty() || rest.equals("/")) {
      return look ? ask(request, words) : check(request, words);
    }
    if (rest.equals("/code")) {
      return look ? Html.seeOther(SessionEntrance.SIGN_IN) : checkCode(request, words);
    }
    if (rest.equals(OIDC) && look && oidc.isPresent()) {
      return oidc.get().begin(request, next(Query.parse(request.query())));
    }
    if (rest.equals(OIDC_BACK) && look && oidc.isPresent()) {
      return oidc.get().back(request);
    }
    return rest.startsWith("/first/")
        ? invitations.handle(request, rest.substring("/first/".length()), look, words)
        : Html.notFound(request);
  }

  private Response ask(Request request, Words words) {
    String next = next(Query.parse(request.query()));
    return form(200, new SignInForm(words, Form.empty(), next, "", provider));
  }

  /** The page to sign in, with what went wrong elsewhere: the words of a key. */
  Response refusal(Request request, int status, String key, Object... values) {
    Words words = Words.of(Section.SIGN_IN, Speech.of(request, Optional.empty()));
    return form(
        status, new SignInForm(words, Form.empty(), HOME, words.say(key, values), provider));
  }

  private static Response form(int status, SignInForm form) {
    return Html.page(status, "console/signin/form.jte", form);
  }

  private Response check(Request request, Words words) {
    Query sent = form(request);
    String name = sent.get("name").orElse("");
    String next = next(sent);
    String password = raw(request, "password");
    return log.keep(
        request,
        "console/sign-in",
        call -> {
          SignInResult result = signIn.password(call, name, password, caller(request));
          return switch (result) {
            case SignInResult.Granted(var session) -> enter(request, session, next);
            case SignInResult.CodeNeeded(var ticket) ->
                code(200, new CodeForm(words, ticket, next, Form.empty()));
            default -> refused(result, new SignInForm(words, typed(sent), next, "", provider));
          };
        });
  }

  /** The second step: the code. */
  private Response checkCode(Request request, Words words) {
    Query sent = form(request);
    String next = next(sent);
    String ticket = sent.get("ticket").orElse("");
    String code = sent.get("code").orElse("");
    return log.keep(
        request,
        "console/sign-in/code",
        call -> {
          SignInResult result = signIn.code(call, ticket, code, caller(request));
          return switch (result) {
            case SignInResult.Granted(var session) -> enter(request, session, next);
            case SignInResult.WrongCode() ->
                code(422, CodeForm.refused(words, ticket, next, words.say("code.fault")));
            case SignInResult.Wait(var retryAfter) ->
                code(
                        429,
                        CodeForm.refused(
                            words, ticket, next, words.say("wait", seconds(retryAfter))))
                    .with("Retry-After", Long.toString(seconds(retryAfter)));
            default ->
                form(
                    422,
                    new SignInForm(words, Form.empty(), next, words.say("ticket.gone"), provider));
          };
        });
  }

  private static Response code(int status, CodeForm form) {
    return Html.page(status, "console/signin/code.jte", form);
  }

  /** Gives the cookie of a new session, in place of the one that was there, and leads on. */
  Response enter(Request request, OpenedSession session, String next) {
    cookie.read(request).ifPresent(old -> log.leave(request, old, signIn));
    return cookie.write(Response.empty(303).with("Location", next), session.secret());
  }

  private static Response refused(SignInResult result, SignInForm form) {
    Words words = form.words();
    if (result instanceof SignInResult.Wait(var retryAfter)) {
      long seconds = seconds(retryAfter);
      return form(429, with(form, words.say("wait", seconds)))
          .with("Retry-After", Long.toString(seconds));
    }
    return form(422, with(form, words.say("refused")));
  }

  private static SignInForm with(SignInForm form, String fault) {
    return new SignInForm(form.words(), form.form(), form.next(), fault, form.provider());
  }

  /** What may be shown again: never a password. */
  static Form typed(Query sent) {
    return Form.of(sent.without("password").without("again").without("code"));
  }

  static long seconds(Duration wait) {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }

  static Caller caller(Request request) {
    return new Caller(
        request.caller().getHostAddress(), request.headers().first("User-Agent").orElse(""));
  }

  static Query form(Request request) {
    return Query.parse(new String(request.body(), StandardCharsets.UTF_8));
  }

  /** A field as it was typed, with the spaces around it: of a password they are a part. */
  static String raw(Request request, String name) {
    return Query.raw(new String(request.body(), StandardCharsets.UTF_8), name).orElse("");
  }

  private static String next(Query fields) {
    return next(fields.get("next").orElse(HOME));
  }

  /** Where to go on; only pages of ours. */
  static String next(String address) {
    return NEXT.matcher(address).matches() && !address.contains("//") ? address : HOME;
  }

  /** What is done with a call of somebody who is not signed in yet. */
  interface Step {
    Response take(Call call);
  }
}
