package dev.postorder.freight.book;

import dev.postorder.addressbook.BookIds;
import dev.postorder.addressbook.Deletion;
import dev.postorder.freight.method.Reply;
import dev.postorder.freight.method.Turn;
import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.Fields;
import dev.postorder.freight.wire.FreightError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * book/delete: deletes what the book has of the ids, at most forty in all, and says which it did
 * not have. What belongs to a deleted entry goes with it; orders keep what they took from the book.
 */
final class DeleteEntries {
  private static final int MOST = 40;

  /** The lists by kind: as v2 names them, and as v1 does, where each is an object of one list. */
  private static final Map<String, String> LISTS = new LinkedHashMap<>();

  static {
    LISTS.put("counteragentIDs", "counteragents");
    LISTS.put("addressIDs", "addresses");
    LISTS.put("contactIDs", "contacts");
    LISTS.put("phoneIDs", "phones");
  }

  private final Desk desk;
  private final BookAnswers answers;

  DeleteEntries(Desk desk, BookAnswers answers) {
    this.desk = desk;
    this.answers = answers;
  }

  Reply answer(Wire wire, Turn turn) {
    Fields body = turn.body();
    var lists = new LinkedHashMap<String, List<Long>>();
    LISTS.forEach(
        (v2, v1) ->
            (wire == Wire.V1
                    ? body.object(v1).filter(o -> !o.isEmpty()).flatMap(o -> o.integers("id", MOST))
                    : body.integers(v2, MOST))
                .ifPresent(ids -> lists.put(wire == Wire.V1 ? v1 : v2, ids)));
    check(wire, body, lists);
    BookIds ids = ids(wire, lists);
    return desk.write(
        turn,
        (handle, customer) ->
            answers.plain(wire, answer(wire, lists, desk.keeper().delete(handle, customer, ids))));
  }

  private static void check(Wire wire, Fields body, Map<String, List<Long>> lists) {
    int all = lists.values().stream().mapToInt(List::size).sum();
    if (lists.isEmpty() && body.faults().none()) {
      String[] keys = (wire == Wire.V1 ? LISTS.values() : LISTS.keySet()).toArray(String[]::new);
      body.faults().add(Fault.of(FreightError.REQUIRED, keys));
    }
    if (all > MOST) {
      body.faults()
          .add(
              Fault.saying(
                  FreightError.OUT_OF_LIMIT,
                  "Не более %d во всех списках, передано %d".formatted(MOST, all),
                  lists.keySet().toArray(String[]::new)));
    }
  }

  private static BookIds ids(Wire wire, Map<String, List<Long>> lists) {
    List<List<Long>> all =
        LISTS.entrySet().stream()
            .map(
                list ->
                    Optional.ofNullable(
                            lists.get(wire == Wire.V1 ? list.getValue() : list.getKey()))
                        .orElse(List.of()))
            .toList();
    return new BookIds(all.get(0), all.get(1), all.get(2), all.get(3));
  }

  private static ObjectNode answer(Wire wire, Map<String, List<Long>> lists, Deletion deletion) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    tell(wire, answer.putObject("deleted"), lists, deletion.deleted());
    tell(wire, answer.putObject("notDeleted"), lists, deletion.notDeleted());
    return answer;
  }

  /** The lists that were asked for, be they empty now. */
  private static void tell(Wire wire, ObjectNode part, Map<String, List<Long>> asked, BookIds ids) {
    List<List<Long>> all =
        List.of(ids.counteragents(), ids.addresses(), ids.contacts(), ids.phones());
    int i = 0;
    for (Map.Entry<String, String> list : LISTS.entrySet()) {
      String key = wire == Wire.V1 ? list.getValue() : list.getKey();
      if (asked.containsKey(key)) {
        all.get(i).forEach(part.putArray(key)::add);
      }
      i++;
    }
  }
}
