package dev.postorder.console.customer;

import dev.postorder.console.Form;
import dev.postorder.console.Frame;
import dev.postorder.console.Moment;
import java.util.List;

/**
 * Who is told of what about a customer's orders, and who does not want to be.
 *
 * @param columns roles and channels
 * @param more whether there are more who do not want to be told
 */
public record CustomerRulesPage(
    Frame frame,
    String address,
    List<String> columns,
    List<Row> rows,
    Form form,
    List<Form.Option> channels,
    List<Silent> unsubscribed,
    boolean more,
    boolean acts) {
  /** An event. */
  public record Row(String event, List<Cell> cells) {}

  /**
   * Whether a role is told on a channel.
   *
   * @param value the name of the box that says so
   * @param own whether the customer says so itself
   */
  public record Cell(String value, String column, boolean on, boolean own) {}

  /** Somebody who does not want to be told. */
  public record Silent(String channel, String channelName, String recipient, Moment since) {}
}
