package dev.postorder.console.log;

import dev.postorder.console.Form;
import dev.postorder.console.Frame;
import dev.postorder.console.Words;
import java.util.List;
import java.util.Optional;

/**
 * The portal's list.
 *
 * @param form what was asked for, as it was typed
 * @param personalData whether words of bodies and users may be looked for
 * @param ranges the ranges that have names
 * @param chart nothing while it is counted apart
 * @param chartAddress where the chart is counted, if it is not here
 * @param list the calls
 */
public record ListPage(
    Frame frame,
    Form form,
    boolean personalData,
    List<Choice> ranges,
    Optional<ChartView> chart,
    String chartAddress,
    CallList list,
    List<Choice> exports) {
  /** A link; {@code now} where it leads here. */
  public record Choice(String text, String address, boolean now) {}

  /** Whether calls were looked for: nothing is wrong with what was asked for. */
  public boolean understood() {
    return form.faults().isEmpty();
  }

  /** The words of the page. */
  public Words words() {
    return frame.words();
  }
}
