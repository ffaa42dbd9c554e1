package dev.postorder.console;

import java.util.List;

/** The page of one call. */
public record CallPage(CallRow call, List<Notice> notices) {
  /**
   * A notification that the call caused.
   *
   * @param letter the address of its letter in the mailbox, or empty
   */
  public record Notice(
      String event,
      String recipient,
      String role,
      String state,
      String letter,
      List<Attempt> attempts) {}

  /** An attempt to deliver it. */
  public record Attempt(String number, String at, String outcome, String answer) {}
}
