package dev.postorder.console.notification;

import dev.postorder.console.Form;
import dev.postorder.console.Frame;
import java.util.List;

/**
 * Telling of a completed order again.
 *
 * @param order its number; empty: it is not named yet
 * @param drafts who would get what
 */
public record RenotifyPage(Frame frame, Form form, String order, boolean acts, List<Draft> drafts) {
  /**
   * What would be formed.
   *
   * @param value how the form names it
   * @param before the id of what it repeats, or empty
   * @param address where that is, or empty
   * @param text what it would say, or empty
   */
  public record Draft(
      String value,
      String channel,
      String role,
      String recipient,
      String before,
      String address,
      String text) {}
}
