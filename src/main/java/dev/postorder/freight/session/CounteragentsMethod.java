package dev.postorder.freight.session;

import dev.postorder.access.Counteragent;
import dev.postorder.access.Counteragents;
import dev.postorder.freight.body.Uids;
import dev.postorder.freight.body.UnknownIds;
import dev.postorder.freight.method.Answers;
import dev.postorder.freight.method.Method;
import dev.postorder.freight.method.Reply;
import dev.postorder.freight.method.Turn;
import dev.postorder.freight.wire.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * v2/counteragents and v1/customers/counteragents: whom the user acts for, and which of them the
 * session acts for from now on (freight specification, section 3).
 */
public final class CounteragentsMethod {
  private static final String CAUID = "cauid";

  private final Counteragents counteragents;
  private final Answers answers;

  public CounteragentsMethod(Counteragents counteragents, Answers answers) {
    this.counteragents = counteragents;
    this.answers = answers;
  }

  public Map<String, Method> methods() {
    return Map.of(
        "v2/counteragents", Method.write(turn -> answer(turn, answers::data)),
        "v1/customers/counteragents", Method.write(turn -> answer(turn, data -> data)));
  }

  private Reply answer(Turn turn, UnaryOperator<ObjectNode> envelope) {
    Optional<String> cauid = turn.body().text(CAUID);
    boolean full = turn.body().flag("fullInfo").orElse(false);
    List<Counteragent> present = counteragents.of(turn.session());
    Optional<UUID> choice = cauid.flatMap(Uids::parse).filter(uid -> mayBeChosen(present, uid));
    if (cauid.isPresent() && choice.isEmpty()) {
      turn.faults().add(unknown(cauid.get()));
    }
    if (!turn.faults().none()) {
      return new Reply.Refused(turn.faults().all());
    }
    if (choice.isEmpty()) {
      return Reply.done(envelope.apply(data(present, full)));
    }
    return counteragents.choose(turn.call(), turn.session(), choice.get())
        ? Reply.done(envelope.apply(data(counteragents.of(turn.session()), full)))
        : Reply.refused(unknown(cauid.orElseThrow()));
  }

  private static boolean mayBeChosen(List<Counteragent> counteragents, UUID uid) {
    return counteragents.stream()
        .anyMatch(found -> found.level() > 0 && found.customer().uid().equals(uid));
  }

  private static Fault unknown(String cauid) {
    return UnknownIds.of(
        UnknownIds.COUNTERAGENT, CAUID, List.of(JsonNodeFactory.instance.stringNode(cauid)));
  }

  private static ObjectNode data(List<Counteragent> counteragents, boolean full) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    var list = data.putArray("counteragents");
    counteragents.forEach(found -> list.add(CounteragentAnswer.of(found, full)));
    return data;
  }
}
