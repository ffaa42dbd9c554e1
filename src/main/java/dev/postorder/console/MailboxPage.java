package dev.postorder.console;

import java.util.List;

/**
 * The list of letters.
 *
 * @param older the address of the next page; empty on the last one
 */
public record MailboxPage(List<Line> letters, String older) {
  /** A letter in the list. */
  public record Line(long id, String at, String recipient, String subject) {}
}
