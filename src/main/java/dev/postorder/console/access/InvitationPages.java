package dev.postorder.console.access;

import dev.postorder.access.operator.OperatorAccount;
import dev.postorder.access.operator.Operators;
import dev.postorder.access.operator.SignIn;
import dev.postorder.access.operator.SignInResult;
import dev.postorder.console.Form;
import dev.postorder.console.Html;
import dev.postorder.console.Query;
import dev.postorder.console.SessionEntrance;
import dev.postorder.console.Words;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /console/sign-in/first/<secret>}: a link that lets somebody choose a password, once.
 * Opening the page does not use it up; sending the form does.
 */
final class InvitationPages {
  private static final int LONGEST_NAME = 200;

  private final SignIn signIn;
  private final SignInPages pages;
  private final SignInLog log;

  InvitationPages(SignIn signIn, SignInPages pages, SignInLog log) {
    this.signIn = signIn;
    this.pages = pages;
    this.log = log;
  }

  Response handle(Request request, String secret, boolean look, Words words) {
    Optional<SignIn.Invitation> invitation =
        secret.length() == 36 ? signIn.invitation(secret) : Optional.empty();
    String action = SessionEntrance.SIGN_IN + "/first/" + secret;
    if (invitation.isEmpty()) {
      return gone(words);
    }
    if (look) {
      return form(200, blank(words, action, invitation.get()));
    }
    return log.keep(
        request,
        "console/sign-in/first",
        call -> {
          Query sent = SignInPages.form(request);
          Optional<OperatorAccount> operator = invitation.get().operator();
          String name =
              operator
                  .map(OperatorAccount::name)
                  .orElseGet(() -> Operators.name(sent.get("name").orElse("")));
          String displayName =
              operator
                  .map(OperatorAccount::displayName)
                  .or(() -> sent.get("displayName"))
                  .orElse(name);
          String password = SignInPages.raw(request, "password");
          Map<String, String> faults =
              faults(words, name, displayName, password, SignInPages.raw(request, "again"));
          Query typed = SignInPages.typed(sent).typed();
          if (!faults.isEmpty()) {
            return form(422, blank(words, action, invitation.get()).with(new Form(typed, faults)));
          }
          SignInResult result =
              signIn.accept(
                  call,
                  secret,
                  new SignIn.Acceptance(name, displayName, password, sent.get("code").orElse("")),
                  SignInPages.caller(request));
          return result instanceof SignInResult.Granted(var session)
              ? pages.enter(request, session, "/console")
              : refused(result, blank(words, action, invitation.get()), typed);
        });
  }

  private static Response refused(SignInResult result, InvitationForm form, Query typed) {
    Words words = form.words();
    return switch (result) {
      case SignInResult.Wait(var retryAfter) -> {
        long seconds = SignInPages.seconds(retryAfter);
        yield form(429, form.with(new Form(typed, Map.of("code", words.say("wait", seconds)))))
            .with("Retry-After", Long.toString(seconds));
      }
      case SignInResult.WrongCode() ->
          form(422, form.with(new Form(typed, Map.of("code", words.say("code.fault")))));
      default -> form(422, form.with(new Form(typed, Map.of("name", words.say("name.taken")))));
    };
  }

  private static Response gone(Words words) {
    return Html.homeward(404, words, "link.gone");
  }

  private static InvitationForm blank(Words words, String action, SignIn.Invitation invitation) {
    return new InvitationForm(
        words,
        action,
        invitation.operator().map(OperatorAccount::name).orElse(""),
        invitation.operator().map(OperatorAccount::twoFactor).orElse(false),
        Form.empty());
  }

  private static Map<String, String> faults(
      Words words, String name, String displayName, String password, String again) {
    var faults = new LinkedHashMap<String, String>();
    if (!Operators.isName(name)) {
      faults.put("name", words.say("name.fault"));
    }
    if (displayName.length() > LONGEST_NAME) {
      faults.put("displayName", words.say("displayName.fault", LONGEST_NAME));
    }
    faults.putAll(NewPassword.faults(words, password, again));
    return faults;
  }

  private static Response form(int status, InvitationForm form) {
    return Html.page(status, "console/signin/invitation.jte", form);
  }
}
