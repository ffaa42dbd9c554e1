package dev.postorder.console.webhook;

import dev.postorder.access.OperatorRole;
import dev.postorder.console.Form;
import dev.postorder.console.FormReader;
import dev.postorder.console.Html;
import dev.postorder.console.Query;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.console.Visit;
import dev.postorder.console.Words;
import dev.postorder.console.access.Asking;
import dev.postorder.console.access.HookLine;
import dev.postorder.console.access.PeopleParts;
import dev.postorder.notify.webhook.CarrierWebhook;
import dev.postorder.notify.webhook.WebhookFilter;
import dev.postorder.platform.http.Response;
import java.util.List;
import java.util.Optional;

/** {@code /console/access/webhooks}: the subscriptions of the carrier and of users. */
public final class WebhookListPages {
  static final String ROOT = Section.WEBHOOKS.address();
  private static final int PAGE = 50;
  private static final int LONGEST_SEARCH = 255;
  private static final String ON = "on";

  private final PeopleParts parts;

  /** Pages over the subscriptions. */
  public WebhookListPages(PeopleParts parts) {
    this.parts = parts;
  }

  /** The pages. */
  public List<Route> routes() {
    return List.of(Route.page(Section.WEBHOOKS, ROOT, this::list));
  }

  private Response list(Visit visit) {
    Words words = visit.words();
    Query typed = visit.query();
    var reader = new FormReader(typed, words);
    var filter =
        new WebhookFilter(
            typed.get("state").map(ON::equals),
            reader.text("search", LONGEST_SEARCH),
            Asking.customer(reader, words),
            Optional.empty());
    List<CarrierWebhook> found =
        reader.faulty() ? List.of() : parts.webhooks().list(filter, Asking.after(typed), PAGE);
    var model =
        new WebhooksPage(
            visit.frame(words.say("webhooks.title")),
            reader.form(),
            Form.options(words, "hook", List.of(ON, "off")),
            found.stream().map(one -> HookLine.of(one, parts.times(), words)).toList(),
            found.size() < PAGE
                ? ""
                : ROOT + "?" + typed.with("after", String.valueOf(found.getLast().id())).encoded(),
            visit.operator().role().includes(OperatorRole.ADMINISTRATOR));
    String template = visit.partial() ? "console/webhook/found.jte" : "console/webhook/list.jte";
    return Html.page(reader.faulty() ? 422 : 200, template, model);
  }
}
