package dev.postorder.console.access;

import dev.postorder.access.OperatorRole;
import dev.postorder.access.operator.OperatorAccount;
import dev.postorder.access.operator.Operators;
import dev.postorder.access.operator.SecretOffer;
import dev.postorder.access.operator.TwoFactor;
import dev.postorder.access.operator.TwoFactorResult;
import dev.postorder.console.Form;
import dev.postorder.console.Html;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.console.SessionEntrance;
import dev.postorder.console.Visit;
import dev.postorder.platform.http.Response;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** {@code /console/account/two-factor}: an operator's own second factor. */
public final class TwoFactorPages {
  private static final String ROOT = SessionEntrance.TWO_FACTOR;

  private final Jdbi jdbi;
  private final Operators operators;
  private final TwoFactor twoFactor;

  /** Pages over the second factors. */
  public TwoFactorPages(Jdbi jdbi, Operators operators, TwoFactor twoFactor) {
    this.jdbi = jdbi;
    this.operators = operators;
    this.twoFactor = twoFactor;
  }

  /** The pages and actions. */
  public List<Route> routes() {
    return List.of(
        Route.page(Section.SIGN_IN, ROOT, visit -> show(200, visit, Shown.NOTHING)),
        action("begin", this::begin),
        action("confirm", this::confirm),
        action("codes", this::renewCodes),
        action("end", this::end));
  }

  private static Route action(String verb, Function<Visit, Response> answer) {
    return Route.action(
        Section.SIGN_IN, ROOT + "/" + verb, OperatorRole.VIEWER, "two-factor/" + verb, answer);
  }

  /** Which form was refused, and why. */
  private record Shown(String form, Map<String, String> faults) {
    static final Shown NOTHING = new Shown("", Map.of());

    Form of(String name) {
      return name.equals(form) ? new Form(Form.empty().typed(), faults) : Form.empty();
    }
  }

  private Response show(int status, Visit visit, Shown shown) {
    return jdbi.withHandle(
        handle -> {
          OperatorAccount operator = operator(handle, visit);
          return Html.page(
              status,
              "console/access/two-factor.jte",
              new TwoFactorPage(
                  visit.frame(visit.words().say("two-factor")),
                  operator.name(),
                  operator.twoFactor(),
                  operator.password(),
                  visit.visitor().confined(),
                  operator.twoFactor()
                      ? List.of()
                      : twoFactor.offered(handle, operator.id(), operator.name()).stream()
                          .map(TwoFactorPages::view)
                          .toList(),
                  twoFactor.codesLeft(handle, operator.id()),
                  shown.of("confirm"),
                  shown.of("codes"),
                  shown.of("end")));
        });
  }

  private static TwoFactorPage.Offer view(SecretOffer offer) {
    return new TwoFactorPage.Offer(
        grouped(offer.secret(), " "), offer.uri(), QrPicture.of(offer.uri()));
  }

  private static String grouped(String text, String between) {
    return text.replaceAll("(.{4})(?!$)", "$1" + between);
  }

  private OperatorAccount operator(Handle handle, Visit visit) {
    return operators.find(handle, visit.visitor().id()).orElseThrow();
  }

  private OperatorAccount operator(Visit visit) {
    return jdbi.withHandle(handle -> operator(handle, visit));
  }

  private static String code(Visit visit) {
    return visit.form().get("code").orElse("");
  }

  private Response begin(Visit visit) {
    twoFactor.offer(visit.call(), visit.visitor().id());
    return visit.redirect(ROOT);
  }

  private Response confirm(Visit visit) {
    return answer(
        visit,
        "confirm",
        twoFactor.confirm(visit.call(), operator(visit), code(visit), visit.visitor().trail()));
  }

  private Response renewCodes(Visit visit) {
    return answer(
        visit,
        "codes",
        twoFactor.renewCodes(
            visit.call(),
            operator(visit),
            code(visit),
            SignInPages.caller(visit.request()).address()));
  }

  private Response end(Visit visit) {
    return answer(
        visit,
        "end",
        twoFactor.end(
            visit.call(),
            operator(visit),
            SignInPages.raw(visit.request(), "password"),
            code(visit),
            SignInPages.caller(visit.request()).address()));
  }

  private Response answer(Visit visit, String form, TwoFactorResult result) {
    return switch (result) {
      case TwoFactorResult.Done(var codes) ->
          codes.isEmpty()
              ? visit.redirect(AccountPages.ACCOUNT, "two-factor.off")
              : codes(visit, codes);
      case TwoFactorResult.WrongCode() -> fault(422, visit, form, "code", "code.fault");
      case TwoFactorResult.WrongPassword() -> fault(422, visit, form, "password", "current.fault");
      case TwoFactorResult.Wait(var retryAfter) ->
          fault(429, visit, form, "code", "wait", SignInPages.seconds(retryAfter));
    };
  }

  private Response fault(
      int status, Visit visit, String form, String field, String key, Object... values) {
    return show(status, visit, new Shown(form, Map.of(field, visit.words().say(key, values))));
  }

  private static Response codes(Visit visit, List<String> codes) {
    return Html.page(
        200,
        "console/access/recovery-codes.jte",
        new RecoveryCodesPage(
            visit.frame(visit.words().say("recovery")),
            codes.stream().map(code -> grouped(code, "-")).toList()));
  }
}
