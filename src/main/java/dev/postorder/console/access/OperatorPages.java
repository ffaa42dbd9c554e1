package dev.postorder.console.access;

import dev.postorder.access.OperatorRole;
import dev.postorder.access.operator.OperatorAccount;
import dev.postorder.access.operator.OperatorSessions;
import dev.postorder.access.operator.Operators;
import dev.postorder.calllog.CallLog;
import dev.postorder.console.Form;
import dev.postorder.console.Html;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.console.SessionEntrance;
import dev.postorder.console.Times;
import dev.postorder.console.Visit;
import dev.postorder.platform.http.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** {@code /console/access/operators}: who signs in at the console, and what he may do. */
public final class OperatorPages {
  static final String ROOT = "/console/access";
  private static final String ONE = ROOT + "/operators/([0-9]{1,18})";

  private final Jdbi jdbi;
  private final Operators operators;
  private final OperatorSessions sessions;
  private final CallLog callLog;
  private final Times times;
  private final URI publicUrl;

  /**
   * Pages over the operators.
   *
   * @param publicUrl what links begin with
   */
  public OperatorPages(
      Jdbi jdbi,
      Operators operators,
      OperatorSessions sessions,
      CallLog callLog,
      Times times,
      URI publicUrl) {
    this.jdbi = jdbi;
    this.operators = operators;
    this.sessions = sessions;
    this.callLog = callLog;
    this.times = times;
    this.publicUrl = publicUrl;
  }

  /** The pages and actions. */
  public List<Route> routes() {
    return List.of(
        Route.page(Section.ACCESS, ROOT + "/?", visit -> list(200, visit, Form.empty(), "")),
        Route.page(Section.ACCESS, ONE, visit -> show(visit, "")),
        action(ROOT + "/operators", "operators/add", this::add),
        action(ONE + "/set", "operators/set", this::set),
        action(ONE + "/link", "operators/link", this::link),
        action(
            ONE + "/disable",
            "operators/disable",
            visit -> change(visit, (handle, id) -> operators.disable(handle, id))),
        action(
            ONE + "/enable",
            "operators/enable",
            visit -> change(visit, (handle, id) -> operators.enable(handle, id))),
        action(
            ONE + "/two-factor/end",
            "operators/two-factor/end",
            visit -> change(visit, (handle, id) -> operators.endTwoFactor(handle, id))),
        action(
            ONE + "/oidc/end",
            "operators/oidc/end",
            visit -> change(visit, (handle, id) -> operators.unbind(handle, id))),
        action(ONE + "/sign-out", "operators/sign-out", this::signOut));
  }

  private static Route action(String path, String verb, Function<Visit, Response> answer) {
    return Route.action(Section.ACCESS, path, OperatorRole.ADMINISTRATOR, verb, answer);
  }

  private Response list(int status, Visit visit, Form form, String link) {
    List<OperatorView> all =
        jdbi.withHandle(operators::list).stream()
            .map(account -> OperatorView.of(account, times, visit.words()))
            .toList();
    return Html.page(
        status,
        "console/access/operators.jte",
        new OperatorsPage(
            visit.frame(visit.words().say("operators.title")),
            all,
            form,
            OperatorForm.roles(visit.words()),
            link));
  }

  private Response add(Visit visit) {
    var form = new OperatorForm(visit.form());
    Map<String, String> faults = form.faults(visit.words(), true);
    if (!faults.isEmpty()) {
      return list(422, visit, new Form(form.typed(), faults), "");
    }
    Optional<String> link =
        jdbi.inTransaction(
            handle ->
                operators
                    .add(
                        handle,
                        form.name(),
                        form.displayName(form.name()),
                        form.role().orElseThrow(),
                        form.personalData())
                    .map(account -> link(handle, visit, account)));
    return link.map(address -> list(200, visit, Form.empty(), address))
        .orElseGet(
            () -> {
              Map<String, String> taken = Map.of("name", visit.words().say("name.taken"));
              return list(422, visit, new Form(form.typed(), taken), "");
            });
  }

  private String link(Handle handle, Visit visit, OperatorAccount account) {
    callLog.trail(handle, visit.call(), Optional.of("operator " + account.name()));
    String secret = operators.link(handle, account.id());
    return publicUrl + SessionEntrance.SIGN_IN + "/first/" + secret;
  }

  private Response link(Visit visit) {
    return jdbi.inTransaction(
            handle ->
                find(handle, visit)
                    .filter(account -> !account.disabled())
                    .map(account -> link(handle, visit, account)))
        .map(address -> show(visit, address))
        .orElseGet(visit::notFound);
  }

  private Response set(Visit visit) {
    var form = new OperatorForm(visit.form());
    Map<String, String> faults = form.faults(visit.words(), false);
    return faults.isEmpty()
        ? change(
            visit,
            (handle, id) ->
                operators.set(
                    handle,
                    id,
                    form.displayName(operators.find(handle, id).orElseThrow().name()),
                    form.role().orElseThrow(),
                    form.personalData()))
        : show(422, visit, Optional.of(new Form(form.typed(), faults)), "", "");
  }

  private Response change(Visit visit, BiFunction<Handle, Long, Operators.Change> change) {
    Optional<Operators.Change> result =
        jdbi.inTransaction(
            handle ->
                find(handle, visit)
                    .map(
                        account -> {
                          Operators.Change made = change.apply(handle, account.id());
                          if (made == Operators.Change.DONE) {
                            callLog.trail(
                                handle, visit.call(), Optional.of("operator " + account.name()));
                          }
                          return made;
                        }));
    return result
        .map(
            made ->
                switch (made) {
                  case DONE -> visit.redirect(ROOT + "/operators/" + visit.target(), "saved");
                  case NONE -> visit.redirect(ROOT + "/operators/" + visit.target());
                  case LAST_ADMINISTRATOR ->
                      show(409, visit, Optional.empty(), "", visit.words().say("last"));
                })
        .orElseGet(visit::notFound);
  }

  /** Ends the session that is named, or all of his. */
  private Response signOut(Visit visit) {
    Optional<Integer> ended =
        jdbi.inTransaction(
            handle ->
                find(handle, visit)
                    .map(
                        account -> {
                          callLog.trail(
                              handle, visit.call(), Optional.of("operator " + account.name()));
                          return visit
                              .form()
                              .get("trail")
                              .map(trail -> sessions.close(handle, account.id(), trail) ? 1 : 0)
                              .orElseGet(() -> sessions.closeAll(handle, account.id()));
                        }));
    return ended
        .map(count -> visit.redirect(ROOT + "/operators/" + visit.target(), "signed-out", count))
        .orElseGet(visit::notFound);
  }

  private Response show(Visit visit, String link) {
    return show(200, visit, Optional.empty(), link, "");
  }

  private Response show(int status, Visit visit, Optional<Form> typed, String link, String fault) {
    return jdbi.withHandle(
        handle ->
            find(handle, visit)
                .map(
                    account ->
                        Html.page(
                            status,
                            "console/access/operator.jte",
                            new OperatorPage(
                                visit.frame(account.displayName()),
                                OperatorView.of(account, times, visit.words()),
                                typed.orElseGet(() -> OperatorForm.of(account)),
                                OperatorForm.roles(visit.words()),
                                SessionView.of(
                                    sessions.list(handle, account.id()),
                                    visit.visitor().trail(),
                                    times,
                                    visit.words()),
                                link,
                                fault)))
                .orElseGet(visit::notFound));
  }

  private Optional<OperatorAccount> find(Handle handle, Visit visit) {
    return operators.find(handle, Long.parseLong(visit.target()));
  }
}
