package dev.postorder.console.change;

import dev.postorder.change.ChangeView;
import dev.postorder.change.Difference;
import dev.postorder.console.Moment;
import dev.postorder.notify.template.ChangeRows;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A change request as the pages show it.
 *
 * @param number the order's orderID, or its requestID
 * @param age how long ago it was filed, in words
 * @param requestedBy who asked for it, in words
 * @param decided who decided it when; empty while it waits
 * @param rows what it changes, in words
 * @param kept whether it was to be decided just now and could not be
 */
public record ChangeItem(
    ChangeView change,
    String title,
    String number,
    Moment createdAt,
    String age,
    String requestedBy,
    List<Decided> decided,
    List<ChangeRows.Row> rows,
    boolean kept) {

  /** Who decided it, and when. */
  public record Decided(String by, Moment at) {}

  /** Whether it waits for a decision. */
  public boolean open() {
    return decided.isEmpty();
  }

  /** Where its page is. */
  public String address() {
    return "/console/changes/" + change.id();
  }

  /** Where its order's page is. */
  public String orderAddress() {
    return "/console/orders/" + change.requestId();
  }

  /** All that differs, by the names of the API. */
  public List<Member> members() {
    return change.differences().stream().map(ChangeItem::member).toList();
  }

  /** A member as the API tells it. */
  public record Member(String pointer, String before, String after) {}

  private static Member member(Difference difference) {
    return new Member(
        difference.pointer(),
        difference.before().map(ChangeItem::text).orElse(""),
        difference.after().map(ChangeItem::text).orElse(""));
  }

  private static String text(JsonNode node) {
    return node.isString() ? node.stringValue() : node.toString();
  }
}
