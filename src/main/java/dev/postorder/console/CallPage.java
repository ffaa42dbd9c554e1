package dev.postorder.console;

import java.util.List;

/** The page of one call. */
public record CallPage(CallRow call, List<Notice> notices) {
  /**
   * A notification that the call caused.
   *
   * @param page the address of its own page
   * @param letter the address of its letter in the mailbox, or empty
   * @param until when it is tried again, or empty
   */
  public record Notice(
      String event,
      String channel,
      String recipient,
      String role,
      String state,
      String until,
      String page,
      String letter,
      List<Tried> attempts,
      List<Heard> reports) {}

  /** An attempt to deliver it. */
  public record Tried(String number, String at, String outcome, String duration, String answer) {}

  /** What was heard of it later. */
  public record Heard(String at, String outcome, String detail) {}
}
