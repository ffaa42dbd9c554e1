package dev.postorder.backoffice.demo;

import java.util.List;
import java.util.stream.Stream;

/**
 * The orders of a demonstration that have a name in demo.env. All are held: the simulator never
 * touches them.
 *
 * @param order orderID of one under way, with a history
 * @param otherOrder orderID of one that the demo's user may not see
 * @param drafts requestIDs of three drafts of one customer with one pickup address
 * @param draftElsewhere one with another pickup address
 * @param draftOtherCustomer one of the user's other customer with the same address as the three
 * @param queued one that was queued when it was created
 * @param terminalDraft a draft that starts at a terminal
 * @param reserve a completed one
 * @param reserveBad one that is being cancelled
 * @param held requestIDs of those that are named by orderID
 */
record DemoOrders(
    String order,
    String otherOrder,
    List<Integer> drafts,
    int draftElsewhere,
    int draftOtherCustomer,
    int queued,
    int terminalDraft,
    int reserve,
    int reserveBad,
    List<Integer> held) {

  /** The requestIDs of all of them. */
  List<Integer> all() {
    return Stream.of(
            drafts,
            List.of(draftElsewhere, draftOtherCustomer, queued, terminalDraft, reserve, reserveBad),
            held)
        .flatMap(List::stream)
        .toList();
  }
}
