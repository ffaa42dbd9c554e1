package dev.postorder.freight.webhook;

import dev.postorder.freight.method.Answers;
import dev.postorder.freight.method.Effects;
import dev.postorder.freight.method.Method;
import dev.postorder.freight.method.Reply;
import dev.postorder.freight.method.Turn;
import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.FreightError;
import dev.postorder.notify.webhook.CreateResult;
import dev.postorder.notify.webhook.Webhook;
import dev.postorder.notify.webhook.WebhookWish;
import dev.postorder.notify.webhook.Webhooks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The methods of v1/webhooks (freight specification, section 8). */
public final class WebhookMethods {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> WISH = List.of("url", "eventTypes", "orderRoles", "state");

  private final Webhooks webhooks;
  private final WishReader wishes;
  private final Effects effects;
  private final Answers answers;

  public WebhookMethods(Webhooks webhooks, Effects effects, Answers answers) {
    this.webhooks = webhooks;
    this.wishes = new WishReader(webhooks);
    this.effects = effects;
    this.answers = answers;
  }

  /** By path. */
  public Map<String, Method> methods() {
    var orders = new WebhookOrders(webhooks, effects, answers);
    return Map.of(
        "v1/webhooks", Method.write(this::listOrCreate),
        "v1/webhooks/update", Method.write(this::update),
        "v1/webhooks/delete", Method.write(this::delete),
        "v1/webhooks/events",
            Method.open(false, turn -> Reply.done(answers.data(EventTypes.dictionary()))),
        "v1/webhooks/{id}", Method.read(this::find),
        "v1/webhooks/{id}/orders", Method.read(orders::list),
        "v1/webhooks/{id}/orders/add", Method.write(orders::add),
        "v1/webhooks/{id}/orders/delete", Method.write(orders::remove));
  }

  /** Lists the subscriptions, unless the body says what a new one is to be. */
  private Reply listOrCreate(Turn turn) {
    if (WISH.stream().anyMatch(key -> turn.body().raw(key).isPresent())) {
      return create(turn);
    }
    ArrayNode data = NODES.arrayNode();
    webhooks.list(turn.userId()).forEach(webhook -> data.add(node(webhook)));
    return Reply.done(answers.data(data));
  }

  /** The kept answer of an idempotent call has no secret in it: it is derived for each answer. */
  private Reply create(Turn turn) {
    WebhookWish wish = wishes.create(turn.body());
    if (!turn.faults().none()) {
      return new Reply.Refused(turn.faults().all());
    }
    Reply reply = effects.together(turn, handle -> create(turn, handle, wish));
    if (reply instanceof Reply.Done(ObjectNode answer, boolean replayed)) {
      int id = answer.at("/data/id").asInt();
      webhooks
          .secret(turn.userId(), id)
          .ifPresent(secret -> ((ObjectNode) answer.get("data")).put("secret", secret));
    }
    return reply;
  }

  private Reply create(Turn turn, Handle handle, WebhookWish wish) {
    return switch (webhooks.create(handle, turn.call(), turn.userId(), wish)) {
      case CreateResult.Created(Webhook webhook) -> Reply.done(answers.data(node(webhook)));
      case CreateResult.TooMany(int most) ->
          Reply.refused(
              Fault.saying(
                  FreightError.OUT_OF_LIMIT, "Не более %d подписок, удалите одну".formatted(most)));
    };
  }

  /** As the original has it: without an id it creates one. */
  private Reply update(Turn turn) {
    if (turn.body().raw("id").isEmpty()) {
      return create(turn);
    }
    Optional<Integer> id = WebhookIds.read(turn.body());
    WebhookWish wish = wishes.read(turn.body());
    if (!turn.faults().none()) {
      return new Reply.Refused(turn.faults().all());
    }
    return effects.together(
        turn,
        handle ->
            id.flatMap(given -> webhooks.update(handle, turn.call(), turn.userId(), given, wish))
                .map(webhook -> Reply.done(answers.data(node(webhook))))
                .orElseGet(WebhookIds::unknown));
  }

  private Reply delete(Turn turn) {
    Optional<Integer> id = WebhookIds.read(turn.body());
    if (!turn.faults().none()) {
      return new Reply.Refused(turn.faults().all());
    }
    return effects.together(
        turn,
        handle ->
            id.filter(given -> webhooks.delete(handle, turn.call(), turn.userId(), given))
                .map(given -> Reply.done(answers.data("status", "success")))
                .orElseGet(WebhookIds::unknown));
  }

  private Reply find(Turn turn) {
    return WebhookIds.read(turn.body())
        .flatMap(id -> webhooks.find(turn.userId(), id))
        .map(webhook -> Reply.done(answers.data(node(webhook))))
        .orElseGet(WebhookIds::unknown);
  }

  private static ObjectNode node(Webhook webhook) {
    ObjectNode node = NODES.objectNode().put("id", webhook.id()).put("url", webhook.url());
    ArrayNode types = node.putArray("eventTypes");
    webhook.eventTypes().orElseGet(EventTypes::all).forEach(types::add);
    ArrayNode roles = node.putArray("orderRoles");
    webhook.orderRoles().forEach(roles::add);
    return node.put("state", webhook.enabled() ? "enabled" : "disabled");
  }
}
