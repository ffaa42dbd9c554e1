package dev.postorder.console.notification;

import dev.postorder.console.Frame;
import dev.postorder.console.Moment;
import java.util.List;

/**
 * The page of one notification.
 *
 * @param html the address of the letter's HTML, or empty
 * @param text as it was sent, or empty while it was not rendered
 * @param data what a webhook tells, or empty
 * @param resend the address that sends it again, or empty
 * @param renotify the address that tells all of its order again, or empty
 */
public record NotificationPage(
    Frame frame,
    NotificationRow row,
    List<Figure> figures,
    List<Tried> attempts,
    List<Heard> reports,
    String html,
    String text,
    String data,
    String resend,
    String renotify) {
  /**
   * A name and its value.
   *
   * @param address where the value leads, or empty
   */
  public record Figure(String name, String value, String address) {}

  /** An attempt to deliver it. */
  public record Tried(int number, Moment at, String outcome, String duration, String answer) {}

  /** What was heard of it later. */
  public record Heard(Moment at, String outcome, String detail) {}
}
