package dev.postorder.console.mailbox;

import dev.postorder.console.Frame;
import dev.postorder.console.Moment;
import java.util.List;

/**
 * The list of letters and SMS.
 *
 * @param older the address of the next page; empty on the last one
 */
public record MailboxPage(Frame frame, List<Line> letters, String older) {
  /**
   * A letter or an SMS in the list.
   *
   * @param channel {@code email} or {@code sms}
   * @param subject of an SMS: its text
   */
  public record Line(long id, Moment at, String channel, String recipient, String subject) {}
}
