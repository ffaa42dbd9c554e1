package dev.postorder.console;

import java.util.List;

/**
 * The log's search page.
 *
 * @param form what was searched for, as it was typed
 * @param faults what of it cannot be searched for
 * @param older the address of the next page; empty on the last one
 */
public record LogPage(Form form, List<String> faults, List<CallRow> calls, String older) {
  /** The fields of the search. */
  public record Form(
      String session,
      String message,
      String source,
      String order,
      String outcome,
      String from,
      String until) {}
}
