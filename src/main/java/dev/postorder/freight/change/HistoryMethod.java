package dev.postorder.freight.change;

import dev.postorder.change.ChangeType;
import dev.postorder.change.Changes;
import dev.postorder.change.History;
import dev.postorder.change.HistoryEntry;
import dev.postorder.freight.document.LinkWriter;
import dev.postorder.freight.method.Answers;
import dev.postorder.freight.method.Reply;
import dev.postorder.freight.method.Turn;
import dev.postorder.freight.page.HistoryPages;
import dev.postorder.freight.wire.FreightError;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** v3/orders/history (freight specification, section 6). */
public final class HistoryMethod {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Changes changes;
  private final HistoryPages pages;
  private final LinkWriter links;
  private final Answers answers;

  public HistoryMethod(Changes changes, HistoryPages pages, LinkWriter links, Answers answers) {
    this.changes = changes;
    this.pages = pages;
    this.links = links;
    this.answers = answers;
  }

  public Reply answer(Turn turn) {
    String orderId = turn.body().requiredText("orderID");
    if (!turn.faults().none()) {
      return new Reply.Refused(turn.faults().all());
    }
    Optional<History> history = changes.history(turn.userId(), orderId);
    if (history.isEmpty()) {
      return Reply.refused(FreightError.HISTORY_ORDER_UNKNOWN, "orderID");
    }
    turn.call().order(history.get().customerId(), history.get().requestId());
    ArrayNode data = NODES.arrayNode();
    int requestId = history.get().requestId();
    history.get().entries().forEach(entry -> data.add(entry(requestId, entry, turn.extensions())));
    return Reply.done(answers.data(data));
  }

  private ObjectNode entry(int requestId, HistoryEntry entry, boolean extensions) {
    ObjectNode node = NODES.objectNode();
    node.put("typeCode", entry.type().code())
        .put("typeName", entry.type().title())
        .put("createdAt", answers.time(entry.createdAt()))
        .put("status", entry.status().code())
        .set("detailedInfo", NODES.pojoNode(pages.page(entry)));
    if (entry.type() != ChangeType.CONTACT_INFO_CHANGE) {
      node.put("document", links.url(requestId, entry).orElse(""));
    }
    if (extensions) {
      node.put("id", entry.id()).set("changes", changes(entry));
    }
    return node;
  }

  private static ObjectNode changes(HistoryEntry entry) {
    ObjectNode changes = NODES.objectNode();
    changes.set("before", entry.before());
    changes.set("after", entry.after());
    return changes;
  }
}
