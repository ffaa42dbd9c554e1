package dev.postorder.console.notification;

import dev.postorder.console.Form;
import dev.postorder.console.Frame;
import java.util.List;

/**
 * The list of notifications.
 *
 * @param note what is to be said above the list, or empty
 * @param dead whether these are dead letters, which can be sent again
 * @param bulk the address that sends all that were found again
 * @param older the address of the next page, or empty
 */
public record ListPage(
    Frame frame,
    List<Tab> tabs,
    Form form,
    List<Form.Option> states,
    List<Form.Option> channels,
    List<Form.Option> events,
    String note,
    boolean dead,
    String bulk,
    List<NotificationRow> rows,
    String older) {
  /**
   * A view of the list.
   *
   * @param count how many are in it, or empty
   */
  public record Tab(String name, String address, String count, boolean here) {}
}
