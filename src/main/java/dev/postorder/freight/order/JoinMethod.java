package dev.postorder.freight.order;

import dev.postorder.freight.method.Effects;
import dev.postorder.freight.method.Reply;
import dev.postorder.freight.method.Turn;
import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.FreightError;
import dev.postorder.freight.wire.Limits;
import dev.postorder.multirequest.JoinResult;
import dev.postorder.multirequest.MultiRequests;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** v1/customers/multi_request (freight specification, section 4). */
final class JoinMethod {
  private static final String IDS = "requestids";

  private final MultiRequests multiRequests;
  private final Effects effects;

  JoinMethod(MultiRequests multiRequests, Effects effects) {
    this.multiRequests = multiRequests;
    this.effects = effects;
  }

  Reply answer(Turn turn) {
    if (missing(turn)) {
      turn.faults().required(IDS);
      return new Reply.Refused(turn.faults().all());
    }
    List<String> ids = turn.body().texts(IDS, Limits.REQUEST_IDS).orElse(List.of());
    Optional<String> comment = turn.body().text("comment");
    if (!turn.faults().none()) {
      List<Fault> faults = turn.faults().all();
      boolean tooMany = faults.stream().anyMatch(f -> f.error() == FreightError.OUT_OF_LIMIT);
      return tooMany ? new Reply.Listed(faults) : new Reply.Refused(faults);
    }
    long user = turn.userId();
    return effects.run(
        turn,
        () -> reply(multiRequests.join(turn.call(), user, ids, comment)),
        handle -> reply(multiRequests.join(handle, turn.call(), user, ids, comment)));
  }

  /** An empty array is missing here, not of a wrong type: check 1. */
  private static boolean missing(Turn turn) {
    return turn.body().raw(IDS).map(ids -> ids.isArray() && ids.isEmpty()).orElse(true);
  }

  private static Reply reply(JoinResult result) {
    return switch (result) {
      case JoinResult.Joined(int requestId) -> Reply.done(joined(requestId));
      case JoinResult.TooFew() -> new Reply.Said(IDS, "Количество id необходимо более одного");
      case JoinResult.Unfit(List<String> ids) ->
          new Reply.Said(
              IDS, "Error: id заявок не соответствует условиям: " + String.join(", ", ids));
      case JoinResult.DifferentCustomers() ->
          new Reply.Said(IDS, "ошибка c контрагентом отправителя"); // the c is Latin
      case JoinResult.DifferentAddresses() ->
          new Reply.Said(IDS, "ошибка с адресом отправки"); // the с is Cyrillic
    };
  }

  private static ObjectNode joined(int requestId) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.putObject("answer").put("requestID", requestId).put("state", "success");
    return answer;
  }
}
