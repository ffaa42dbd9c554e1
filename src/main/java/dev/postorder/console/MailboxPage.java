package dev.postorder.console;

import java.util.List;

/**
 * The list of letters and SMS.
 *
 * @param older the address of the next page; empty on the last one
 */
public record MailboxPage(List<Line> letters, String older) {
  /**
   * A letter or an SMS in the list.
   *
   * @param subject of an SMS: its text
   */
  public record Line(long id, String at, String kind, String recipient, String subject) {}
}
