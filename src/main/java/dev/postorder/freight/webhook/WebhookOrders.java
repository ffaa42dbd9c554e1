package dev.postorder.freight.webhook;

import dev.postorder.freight.method.Answers;
import dev.postorder.freight.method.Effects;
import dev.postorder.freight.method.Reply;
import dev.postorder.freight.method.Turn;
import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.Fields;
import dev.postorder.freight.wire.FreightError;
import dev.postorder.freight.wire.Limits;
import dev.postorder.notify.webhook.OrdersResult;
import dev.postorder.notify.webhook.Webhooks;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The orders that a subscription is limited to; all of a call's are put in or taken out, or none.
 */
final class WebhookOrders {
  private static final String ORDERS = "orderIDs";

  private final Webhooks webhooks;
  private final Effects effects;
  private final Answers answers;

  WebhookOrders(Webhooks webhooks, Effects effects, Answers answers) {
    this.webhooks = webhooks;
    this.effects = effects;
    this.answers = answers;
  }

  private interface Change {
    OrdersResult make(Handle handle, int id, List<String> orderIds);
  }

  Reply list(Turn turn) {
    return WebhookIds.read(turn.body())
        .flatMap(id -> webhooks.orders(turn.userId(), id).map(orders -> listed(id, orders)))
        .orElseGet(WebhookIds::unknown);
  }

  private Reply listed(int id, List<String> orderIds) {
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("id", id);
    ArrayNode orders = data.putArray(ORDERS);
    orderIds.forEach(orders::add);
    return Reply.done(answers.data(data));
  }

  Reply add(Turn turn) {
    return change(
        turn, (handle, id, orders) -> webhooks.add(handle, turn.call(), turn.userId(), id, orders));
  }

  Reply remove(Turn turn) {
    return change(
        turn,
        (handle, id, orders) -> webhooks.remove(handle, turn.call(), turn.userId(), id, orders));
  }

  private Reply change(Turn turn, Change change) {
    Fields body = turn.body();
    Optional<Integer> id = WebhookIds.read(body);
    Optional<List<String>> orders =
        body.required(ORDERS, body.texts(ORDERS, Limits.REQUEST_IDS))
            .map(all -> all.stream().map(String::strip).distinct().toList());
    if (!turn.faults().none()) {
      return new Reply.Refused(turn.faults().all());
    }
    return id.map(
            given ->
                effects.together(
                    turn, handle -> reply(change.make(handle, given, orders.orElseThrow()))))
        .orElseGet(WebhookIds::unknown);
  }

  private Reply reply(OrdersResult result) {
    return switch (result) {
      case OrdersResult.Done() -> Reply.done(answers.data("status", "success"));
      case OrdersResult.NoSubscription() -> WebhookIds.unknown();
      case OrdersResult.UnknownOrders(List<String> unknown) ->
          Reply.refused(
              new Fault(
                  FreightError.NOT_FOUND,
                  "Указанные заказы не найдены",
                  List.of(ORDERS),
                  unknown.stream().<JsonNode>map(JsonNodeFactory.instance::stringNode).toList(),
                  List.of()));
    };
  }
}
