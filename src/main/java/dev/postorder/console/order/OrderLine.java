package dev.postorder.console.order;

import dev.postorder.console.Moment;
import dev.postorder.console.Times;
import dev.postorder.console.Tone;
import dev.postorder.console.Words;
import dev.postorder.order.search.OrderSummary;
import dev.postorder.order.search.OrderSummary.Stop;

/**
 * An order in the list.
 *
 * @param number the orderID, or the requestID of an order without one
 */
public record OrderLine(
    String address,
    String number,
    String ownNumbers,
    String customer,
    String state,
    String tone,
    Moment since,
    String sender,
    String receiver,
    String from,
    String to,
    Moment created,
    int openChanges) {

  static OrderLine of(OrderSummary order, Times times, Words words) {
    return new OrderLine(
        OrderPages.address(order.requestId()),
        order.orderNumber().orElse(String.valueOf(order.requestId())),
        String.join(", ", order.ownNumbers()),
        order.customerName(),
        order.state().title(words.language()),
        Tone.of(order.state().code()),
        times.moment(order.stateAt(), words),
        order.sender(),
        order.receiver(),
        stop(order.from(), words),
        stop(order.to(), words),
        times.moment(order.createdAt(), words),
        order.openChanges());
  }

  static String stop(Stop stop, Words words) {
    return stop.address()
        .or(() -> stop.terminalId().map(id -> words.say("terminal", id)))
        .orElse("");
  }
}
