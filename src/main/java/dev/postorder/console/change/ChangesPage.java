package dev.postorder.console.change;

import dev.postorder.console.Form;
import dev.postorder.console.Frame;
import java.util.List;

/**
 * The page of changes.
 *
 * @param waiting how many of each type wait, for a link to them
 * @param here this list, to come back to it
 * @param next the address of the next page, or empty
 * @param decision what was typed to decide, with its faults
 * @param mayDecide whether the operator may decide
 */
public record ChangesPage(
    Frame frame,
    Form filter,
    List<Form.Option> statuses,
    List<Form.Option> types,
    List<Form.Option> ages,
    List<Waiting> waiting,
    List<ChangeItem> items,
    String here,
    String next,
    Form decision,
    boolean mayDecide) {

  /** Changes of one type that wait. */
  public record Waiting(String title, String address, long changes, String oldest, boolean here) {}

  /** Whether there is something to decide here. */
  public boolean decidable() {
    return mayDecide && items.stream().anyMatch(ChangeItem::open);
  }
}
