package dev.postorder.console.log;

import dev.postorder.console.Frame;
import dev.postorder.console.Moment;
import dev.postorder.console.Words;
import java.util.List;

/**
 * The page of one call.
 *
 * @param request pretty, or as it was kept; empty when it was not
 * @param hidden whether personal data is hidden, for want of the right to see it
 * @param previous the address of the session's call before it, or empty
 * @param around the calls of its session beside it, the newest first, itself included
 */
public record EntryPage(
    Frame frame,
    LogRow call,
    List<Figure> figures,
    String request,
    String answer,
    List<Notice> notices,
    List<Change> changes,
    List<State> states,
    boolean hidden,
    String previous,
    String next,
    List<LogRow> around) {
  /**
   * A name and its value.
   *
   * @param address what the value leads to, or empty
   */
  public record Figure(String name, String value, String address) {}

  /**
   * A notification that the call caused.
   *
   * @param letter the address of its letter in the mailbox, or empty
   * @param until when it is tried again, or empty
   */
  public record Notice(
      String event,
      String channel,
      String recipient,
      String role,
      String state,
      String stateSaid,
      String until,
      String address,
      String letter,
      List<Step> steps) {}

  /** An attempt to deliver it, or a report of it. */
  public record Step(String name, String at, String outcome, String said, String about) {}

  /**
   * A change that the call filed or decided.
   *
   * @param step which of both, in words
   */
  public record Change(String order, String id, String step, String type, String status) {}

  /** A state that it brought. */
  public record State(String order, String state, Moment at) {}

  /** The words of the page. */
  public Words words() {
    return frame.words();
  }

  /** Whether it caused anything. */
  public boolean effective() {
    return !notices.isEmpty() || !changes.isEmpty() || !states.isEmpty();
  }
}
