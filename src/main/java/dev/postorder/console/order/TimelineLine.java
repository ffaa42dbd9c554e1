package dev.postorder.console.order;

import dev.postorder.console.Moment;
import dev.postorder.notify.template.ChangeRows;
import java.util.List;

/**
 * An entry of the timeline; what is not there is empty.
 *
 * @param kind its name in words
 * @param link what the title leads to
 * @param state what became of it, as a badge
 * @param actor who did it
 * @param call the page of the call that did it
 * @param fields what a change makes different, in words
 * @param session the calls of that call's session
 */
public record TimelineLine(
    String code,
    String kind,
    String tone,
    Moment at,
    String title,
    String link,
    String state,
    String note,
    String actor,
    String call,
    String message,
    String session,
    String trail,
    List<ChangeRows.Row> fields,
    List<Attempt> attempts) {

  /** An attempt to deliver, or what was heard later. */
  public record Attempt(Moment at, String outcome, String tone, String answer) {}
}
