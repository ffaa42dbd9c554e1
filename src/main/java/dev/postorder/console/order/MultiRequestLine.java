package dev.postorder.console.order;

import dev.postorder.console.Moment;
import dev.postorder.console.Times;
import dev.postorder.console.Words;
import dev.postorder.multirequest.MultiRequestView;
import java.util.stream.Collectors;

/**
 * A multi-request in the list.
 *
 * @param states how many orders are in which state, in words
 * @param tone of its own state
 */
public record MultiRequestLine(
    String page,
    String number,
    String customer,
    String address,
    int orders,
    String state,
    String tone,
    String states,
    Moment queued,
    String by) {

  static MultiRequestLine of(MultiRequestView of, Times times, Words words) {
    return new MultiRequestLine(
        MultiRequestPages.address(of.requestId()),
        String.valueOf(of.requestId()),
        of.customerName(),
        of.address(),
        of.orders(),
        words.say(of.open() ? "state.open" : "state.ended"),
        of.open() ? "info" : "good",
        of.states().stream()
            .map(in -> in.state().title(words.language()) + ": " + in.orders())
            .collect(Collectors.joining(", ")),
        times.moment(of.createdAt(), words),
        of.createdBy());
  }
}
