package dev.postorder.console.webhook;

import dev.postorder.access.Customer;
import dev.postorder.access.OperatorRole;
import dev.postorder.console.Form;
import dev.postorder.console.Html;
import dev.postorder.console.Query;
import dev.postorder.console.Section;
import dev.postorder.console.Visit;
import dev.postorder.console.Words;
import dev.postorder.console.access.HookLine;
import dev.postorder.console.access.PeopleParts;
import dev.postorder.notify.desk.NotificationId;
import dev.postorder.notify.webhook.CarrierWebhook;
import dev.postorder.notify.webhook.WebhookAttempt;
import dev.postorder.platform.http.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Shows the page of a subscription, whatever an action before it told. */
final class WebhookView {
  private static final int LONGEST_ID = 9;

  private final PeopleParts parts;

  WebhookView(PeopleParts parts) {
    this.parts = parts;
  }

  /** The id in an address. */
  static int id(Visit visit) {
    return visit.target().length() > LONGEST_ID ? 0 : Integer.parseInt(visit.target());
  }

  Response show(int status, Visit visit, Optional<Form> typed, WebhookPage.Result result) {
    return parts
        .webhooks()
        .find(id(visit))
        .map(
            webhook ->
                Html.page(status, "console/webhook/one.jte", page(visit, webhook, typed, result)))
        .orElseGet(visit::notFound);
  }

  private WebhookPage page(
      Visit visit, CarrierWebhook webhook, Optional<Form> typed, WebhookPage.Result result) {
    Words words = visit.words();
    OperatorRole role = visit.operator().role();
    boolean own = webhook.login().isEmpty();
    return new WebhookPage(
        visit.frame(words.say("webhook.title", String.valueOf(webhook.id()))),
        HookLine.of(webhook, parts.times(), words),
        customer(webhook),
        webhook.eventTypes().stream()
            .flatMap(List::stream)
            .map(type -> Events.title(type, words))
            .toList(),
        webhook.orderRoles(),
        webhook.offBecause().orElse(""),
        webhook.signature().code(),
        parts.webhooks().publicKey(webhook).orElse(""),
        webhook.previousUntil().map(at -> parts.times().moment(at, words)).stream().toList(),
        parts.times().moment(webhook.createdAt(), words),
        parts.times().moment(webhook.updatedAt(), words),
        notifications(webhook),
        parts.webhooks().attempts(webhook.id()).stream()
            .map(attempt -> attempt(attempt, words))
            .toList(),
        typed.orElseGet(() -> WebhookForm.of(webhook)),
        Events.options(words),
        result,
        own && role.includes(OperatorRole.ADMINISTRATOR),
        own && role.includes(OperatorRole.OPERATOR));
  }

  private String customer(CarrierWebhook webhook) {
    return parts
        .jdbi()
        .withHandle(
            handle -> webhook.customer().flatMap(uid -> parts.directory().customer(handle, uid)))
        .map(Customer::name)
        .orElse("");
  }

  /** They are found by the URL without its query. */
  private static String notifications(CarrierWebhook webhook) {
    var fields = new LinkedHashMap<String, List<String>>();
    fields.put("channel", List.of("webhook"));
    fields.put("recipient", List.of(webhook.url().replaceFirst("\\?.*", "")));
    return Section.NOTIFICATIONS.address() + "?" + new Query(fields).encoded();
  }

  private WebhookPage.Attempt attempt(WebhookAttempt attempt, Words words) {
    return new WebhookPage.Attempt(
        new NotificationId(attempt.customerId(), attempt.notificationId()).toString(),
        Events.title(attempt.event(), words),
        attempt.orderNumber().orElseGet(() -> String.valueOf(attempt.requestId())),
        attempt.state(),
        attempt.attempt(),
        parts.times().moment(attempt.at(), words),
        attempt.durationUs() / 1000,
        attempt.outcome().equals("sent"),
        attempt.answer());
  }
}
