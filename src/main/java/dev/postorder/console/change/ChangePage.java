package dev.postorder.console.change;

import dev.postorder.console.Form;
import dev.postorder.console.Frame;

/**
 * The page of one change.
 *
 * @param problem why it could not be decided just now; empty where nobody tried
 * @param decision what was typed to decide it, with its faults
 */
public record ChangePage(
    Frame frame, ChangeItem item, String problem, Form decision, boolean mayDecide) {

  /** Whether it can be decided here. */
  public boolean decidable() {
    return mayDecide && item.open();
  }
}
