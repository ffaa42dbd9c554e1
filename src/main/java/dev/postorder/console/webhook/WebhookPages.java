package dev.postorder.console.webhook;

import dev.postorder.access.OperatorRole;
import dev.postorder.console.Form;
import dev.postorder.console.FormReader;
import dev.postorder.console.Html;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.console.Visit;
import dev.postorder.console.access.PeopleParts;
import dev.postorder.console.access.Seen;
import dev.postorder.notify.webhook.CarrierWebhook;
import dev.postorder.notify.webhook.CarrierWebhookResult;
import dev.postorder.notify.webhook.CarrierWebhookWish;
import dev.postorder.notify.webhook.TestResult;
import dev.postorder.notify.webhook.WebhookUrl;
import dev.postorder.platform.http.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** {@code /console/access/webhooks/{id}}: a subscription, its secret and what it was answered. */
public final class WebhookPages {
  private static final String ROOT = WebhookListPages.ROOT;
  private static final String ONE = ROOT + "/([0-9]{1,18})";

  /** The longest time that a secret signs after there is a new one, in hours. */
  private static final int MOST_HOURS = 168;

  private static final int USUAL_HOURS = 24;

  private final PeopleParts parts;
  private final WebhookView view;

  /** Pages over the subscriptions. */
  public WebhookPages(PeopleParts parts) {
    this.parts = parts;
    this.view = new WebhookView(parts);
  }

  /** The pages and actions. */
  public List<Route> routes() {
    OperatorRole changes = OperatorRole.ADMINISTRATOR;
    return List.of(
        Route.page(
            Section.WEBHOOKS, ROOT + "/new", changes, visit -> blank(200, visit, Form.empty())),
        Route.action(Section.WEBHOOKS, ROOT, changes, "add", this::add),
        Route.page(Section.WEBHOOKS, ONE, visit -> show(200, visit, WebhookPage.Result.nothing())),
        action("/put", changes, this::put),
        action("/on", changes, visit -> turn(visit, true)),
        action("/off", changes, visit -> turn(visit, false)),
        action("/secret", changes, this::rotate),
        action("/test", OperatorRole.OPERATOR, this::test),
        action("/delete", changes, this::delete));
  }

  private static Route action(String path, OperatorRole needs, Function<Visit, Response> answer) {
    return Route.action(Section.WEBHOOKS, ONE + path, needs, path.substring(1), answer);
  }

  private Response show(int status, Visit visit, WebhookPage.Result result) {
    return view.show(status, visit, Optional.empty(), result);
  }

  private static Response blank(int status, Visit visit, Form form) {
    return Html.page(
        status,
        "console/webhook/new.jte",
        new NewWebhookPage(
            visit.frame(visit.words().say("webhooks.add")),
            form,
            Events.options(visit.words()),
            Form.options(visit.words(), "signature", WebhookForm.SIGNATURES)));
  }

  private Response add(Visit visit) {
    var form = new WebhookForm(parts, visit.form(), visit.words());
    if (form.faulty()) {
      return blank(422, visit, form.form());
    }
    CarrierWebhook added =
        parts
            .jdbi()
            .inTransaction(
                handle ->
                    parts
                        .webhooks()
                        .create(handle, visit.call(), form.wish(true), form.signature()));
    return Html.page(
        200,
        "console/webhook/added.jte",
        new AddedWebhookPage(
            visit.frame(visit.words().say("webhook.title", String.valueOf(added.id()))),
            ROOT + "/" + added.id(),
            added.url(),
            parts.webhooks().secret(added).orElse(""),
            parts.webhooks().publicKey(added).orElse("")));
  }

  private Response put(Visit visit) {
    var form = new WebhookForm(parts, visit.form(), visit.words());
    return form.faulty()
        ? view.show(422, visit, Optional.of(form.form()), WebhookPage.Result.nothing())
        : parts.jdbi().inTransaction(handle -> put(handle, visit, form));
  }

  private Response put(Handle handle, Visit visit, WebhookForm form) {
    Optional<CarrierWebhook> known = parts.webhooks().lock(handle, WebhookView.id(visit));
    String seen = visit.form().get(Seen.FIELD).orElse("");
    if (known.isPresent() && !seen.equals(WebhookForm.seen(known.get()))) {
      return show(409, visit, WebhookPage.Result.not(visit.words().say("changed")));
    }
    return known
        .map(webhook -> update(handle, visit, form.wish(webhook.enabled())))
        .orElseGet(visit::notFound);
  }

  private Response update(Handle handle, Visit visit, CarrierWebhookWish wish) {
    return done(
        visit, parts.webhooks().update(handle, visit.call(), WebhookView.id(visit), wish), "saved");
  }

  private Response done(Visit visit, CarrierWebhookResult result, String told) {
    return switch (result) {
      case CarrierWebhookResult.Done done -> visit.redirect(ROOT + "/" + visit.target(), told);
      case CarrierWebhookResult.NotFound none -> visit.notFound();
      case CarrierWebhookResult.OfUser user -> ofUser(visit, user.login());
    };
  }

  private Response ofUser(Visit visit, String login) {
    return show(409, visit, WebhookPage.Result.not(visit.words().say("of-user", login)));
  }

  /** Everything else stays as it is. */
  private Response turn(Visit visit, boolean on) {
    return parts
        .jdbi()
        .inTransaction(
            handle ->
                parts
                    .webhooks()
                    .lock(handle, WebhookView.id(visit))
                    .map(known -> turn(handle, visit, known, on))
                    .orElseGet(visit::notFound));
  }

  private Response turn(Handle handle, Visit visit, CarrierWebhook known, boolean on) {
    Optional<Long> customer =
        known
            .customer()
            .flatMap(uid -> parts.directory().customer(handle, uid))
            .map(found -> found.id());
    WebhookUrl url = WebhookUrl.parse(known.url()).orElseThrow();
    var wish = new CarrierWebhookWish(url, customer, known.eventTypes(), on);
    CarrierWebhookResult result = parts.webhooks().update(handle, visit.call(), known.id(), wish);
    return done(visit, result, on ? "on" : "off");
  }

  private Response rotate(Visit visit) {
    var reader = new FormReader(visit.form(), visit.words());
    Optional<Integer> hours =
        reader.parsed(
            "overlap", WebhookPages::hours, visit.words().say("overlap.fault", MOST_HOURS));
    if (reader.faulty()) {
      return show(422, visit, WebhookPage.Result.not(reader.form().fault("overlap")));
    }
    CarrierWebhookResult result =
        parts
            .jdbi()
            .inTransaction(
                handle ->
                    parts
                        .webhooks()
                        .rotate(
                            handle,
                            visit.call(),
                            WebhookView.id(visit),
                            Duration.ofHours(hours.orElse(USUAL_HOURS))));
    return result instanceof CarrierWebhookResult.Done(CarrierWebhook webhook)
        ? parts
            .webhooks()
            .secret(webhook)
            .map(secret -> show(200, visit, WebhookPage.Result.once(secret)))
            .orElseGet(() -> done(visit, result, "rotated"))
        : done(visit, result, "rotated");
  }

  private static Optional<Integer> hours(String text) {
    return Optional.of(text)
        .filter(one -> one.matches("[0-9]{1,3}"))
        .map(Integer::valueOf)
        .filter(hours -> hours <= MOST_HOURS);
  }

  private Response test(Visit visit) {
    return switch (parts.webhooks().test(visit.call(), WebhookView.id(visit))) {
      case TestResult.Posted posted -> {
        String answer = visit.words().say("tested", posted.answer(), posted.took().toMillis());
        yield show(200, visit, WebhookPage.Result.tested(answer, posted.received()));
      }
      case TestResult.OfUser(String login) -> ofUser(visit, login);
      case TestResult.NotFound() -> visit.notFound();
    };
  }

  private Response delete(Visit visit) {
    CarrierWebhookResult result =
        parts
            .jdbi()
            .inTransaction(
                handle -> parts.webhooks().delete(handle, visit.call(), WebhookView.id(visit)));
    return result instanceof CarrierWebhookResult.Done
        ? visit.redirect(ROOT, "deleted")
        : done(visit, result, "deleted");
  }
}
