package dev.postorder.backoffice;

import dev.postorder.access.Customer;
import dev.postorder.access.Directory;
import dev.postorder.notify.webhook.CarrierWebhook;
import dev.postorder.notify.webhook.CarrierWebhookResult;
import dev.postorder.notify.webhook.CarrierWebhooks;
import dev.postorder.notify.webhook.Signature;
import dev.postorder.notify.webhook.TestResult;
import dev.postorder.notify.webhook.WebhookFilter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/webhooks/…}: the carrier's subscriptions, and a look at those of users. */
final class WebhookOperations {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String ONE = "/webhooks/([^/]+)";
  private static final Set<String> LISTED_BY =
      new LinkedHashSet<>(List.of("enabled", "search", "customer", "user", "limit", "after"));

  private final Effects effects;
  private final Directory directory;
  private final CarrierWebhooks webhooks;

  WebhookOperations(Effects effects, Directory directory, CarrierWebhooks webhooks) {
    this.effects = effects;
    this.directory = directory;
    this.webhooks = webhooks;
  }

  List<Operation> all() {
    return List.of(
        Operation.read("/webhooks", "api/v1/webhooks/list", this::list),
        Operation.write("POST", "/webhooks", "api/v1/webhooks/add", this::add),
        Operation.read(ONE, "api/v1/webhooks/get", this::get),
        Operation.write("PUT", ONE, "api/v1/webhooks/put", this::put),
        Operation.write("DELETE", ONE, "api/v1/webhooks/delete", this::delete),
        Operation.write("POST", ONE + "/secret", "api/v1/webhooks/secret", this::rotate),
        Operation.write("POST", ONE + "/test", "api/v1/webhooks/test", this::test),
        Operation.read(ONE + "/attempts", "api/v1/webhooks/attempts", this::attempts));
  }

  private Answer list(Incoming in) {
    Parameters parameters = Parameters.of(in, LISTED_BY);
    var filter =
        new WebhookFilter(
            parameters.flag("enabled"),
            parameters.text("search", 255),
            parameters.uuid("customer"),
            parameters.text("user", 255));
    Page page = Page.of(parameters);
    parameters.end();
    List<CarrierWebhook> found = webhooks.list(filter, page.after(), page.limit());
    ObjectNode answer = NODES.objectNode();
    ArrayNode items = answer.putArray("webhooks");
    found.forEach(
        webhook -> items.add(WebhookAnswer.answered(WebhookAnswer.of(webhook, webhooks), webhook)));
    if (found.size() == page.limit()) {
      answer.put("next", found.getLast().id());
    }
    return Answer.ok(answer);
  }

  private Answer get(Incoming in) {
    return Preconditions.tagged(Answer.ok(WebhookAnswer.of(find(in), webhooks)));
  }

  private CarrierWebhook find(Incoming in) {
    return webhooks.find(id(in)).orElseThrow(WebhookOperations::unknown);
  }

  /** The secret is told once, and never kept: a repeat of the call answers without it. */
  private Answer add(Incoming in) {
    ObjectNode json = JsonBody.read(in.request());
    WebhookBody body = WebhookBody.read(json, webhooks);
    Signature signature = body.signature().orElse(Signature.HMAC);
    var made = new ArrayList<CarrierWebhook>(1);
    Answer answer =
        effects.run(
            in,
            json,
            handle -> {
              var wish = body.wish(customer(handle, body));
              CarrierWebhook webhook = webhooks.create(handle, in.call(), wish, signature);
              made.add(webhook);
              return Answer.created(
                  "/api/v1/webhooks/" + webhook.id(), WebhookAnswer.of(webhook, webhooks));
            });
    return tell(answer, made);
  }

  private Optional<Long> customer(Handle handle, WebhookBody body) {
    Optional<Customer> customer = body.customer().flatMap(uid -> directory.customer(handle, uid));
    if (body.customer().isPresent() && customer.isEmpty()) {
      throw ProblemException.invalid("/customer", "there is no such customer");
    }
    return customer.map(Customer::id);
  }

  private Answer tell(Answer answer, List<CarrierWebhook> made) {
    for (CarrierWebhook webhook : made) {
      webhooks
          .secret(webhook)
          .ifPresent(secret -> ((ObjectNode) answer.body()).put("secret", secret));
    }
    return answer;
  }

  private Answer put(Incoming in) {
    ObjectNode json = JsonBody.read(in.request());
    WebhookBody body = WebhookBody.read(json, webhooks);
    int id = id(in);
    return effects.run(
        in,
        json,
        handle -> {
          check(in, handle, id);
          var wish = body.wish(customer(handle, body));
          CarrierWebhook webhook = done(webhooks.update(handle, in.call(), id, wish));
          if (body.signature().filter(given -> given != webhook.signature()).isPresent()) {
            throw ProblemException.invalid("/signature", "cannot change; add another subscription");
          }
          return Preconditions.tagged(Answer.ok(WebhookAnswer.of(webhook, webhooks)));
        });
  }

  private void check(Incoming in, Handle handle, int id) {
    Preconditions.check(
        in, () -> webhooks.lock(handle, id).map(known -> WebhookAnswer.of(known, webhooks)));
  }

  private Answer delete(Incoming in) {
    int id = id(in);
    return effects.run(
        in,
        NODES.objectNode(),
        handle -> {
          check(in, handle, id);
          return Answer.ok(
              WebhookAnswer.of(done(webhooks.delete(handle, in.call(), id)), webhooks));
        });
  }

  private Answer rotate(Incoming in) {
    ObjectNode json = JsonBody.read(in.request());
    Duration overlap = WebhookBody.overlap(json);
    int id = id(in);
    var made = new ArrayList<CarrierWebhook>(1);
    Answer answer =
        effects.run(
            in,
            json,
            handle -> {
              CarrierWebhook webhook = done(webhooks.rotate(handle, in.call(), id, overlap));
              made.add(webhook);
              return Answer.ok(WebhookAnswer.of(webhook, webhooks));
            });
    return tell(answer, made);
  }

  private Answer test(Incoming in) {
    return switch (webhooks.test(in.call(), id(in))) {
      case TestResult.Posted posted -> Answer.ok(WebhookAnswer.of(posted));
      case TestResult.OfUser(String login) -> throw ofUser(login);
      case TestResult.NotFound() -> throw unknown();
    };
  }

  private Answer attempts(Incoming in) {
    CarrierWebhook webhook = find(in);
    ObjectNode answer = WebhookAnswer.answered(NODES.objectNode(), webhook);
    ArrayNode items = answer.putArray("attempts");
    webhooks.attempts(webhook.id()).forEach(attempt -> items.add(WebhookAnswer.of(attempt)));
    return Answer.ok(answer);
  }

  private static CarrierWebhook done(CarrierWebhookResult result) {
    return switch (result) {
      case CarrierWebhookResult.Done(CarrierWebhook webhook) -> webhook;
      case CarrierWebhookResult.OfUser(String login) -> throw ofUser(login);
      case CarrierWebhookResult.NotFound() -> throw unknown();
    };
  }

  private static int id(Incoming in) {
    if (!in.target().matches("[0-9]{1,9}")) {
      throw unknown();
    }
    return Integer.parseInt(in.target());
  }

  private static ProblemException unknown() {
    return ProblemException.of(
        ProblemType.WEBHOOK_NOT_FOUND, "No webhook subscription has this id");
  }

  private static ProblemException ofUser(String login) {
    return ProblemException.of(
        ProblemType.WEBHOOK_OF_USER, login + " alone changes it, with v1/webhooks/update");
  }
}
