package dev.postorder.console;

import java.util.List;

/**
 * The page of one notification.
 *
 * @param title the subject of a letter; else the event
 * @param links to other pages
 * @param html the address of the letter's HTML, or empty
 * @param text as it was sent, or empty while it was not rendered
 * @param data what a webhook tells, or empty
 */
public record NotificationPage(
    String title,
    String state,
    List<CallRow.Field> figures,
    List<Link> links,
    List<CallPage.Tried> attempts,
    List<CallPage.Heard> reports,
    String html,
    String text,
    String data) {
  /** What it leads to, and where that is. */
  public record Link(String name, String text, String address) {}
}
