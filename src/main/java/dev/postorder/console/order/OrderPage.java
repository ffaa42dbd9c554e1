package dev.postorder.console.order;

import dev.postorder.console.Form;
import dev.postorder.console.Frame;
import dev.postorder.document.Paper.Block;
import java.util.List;

/**
 * The page of an order.
 *
 * @param number the orderID, or the requestID of an order without one
 * @param facts blocks of names and values
 * @param open change requests that wait for a decision
 * @param moves the states that it may be moved to; empty for whoever may not
 * @param renotify the page that tells of it again; empty: it cannot be
 * @param kinds the filter of the timeline
 * @param older the next page of the timeline; empty: there is none
 */
public record OrderPage(
    Frame frame,
    String address,
    String number,
    String state,
    String tone,
    String customer,
    String customerOrders,
    String multiRequest,
    List<StateLine> way,
    List<Block> facts,
    List<Link> open,
    List<Link> documents,
    List<Form.Option> moves,
    String renotify,
    List<Chip> kinds,
    List<TimelineLine> timeline,
    String older) {

  /** Something elsewhere. */
  public record Link(String address, String text) {}

  /** A choice of the filter. */
  public record Chip(String address, String text, boolean current) {}
}
