package dev.postorder.order.search;

import dev.postorder.order.OrderState;
import java.util.List;
import java.util.Optional;

/**
 * Which orders are looked for among those of all customers; what is empty does not narrow the
 * search, and all that is given must hold.
 *
 * @param text anything that an order is known by, see {@link Typed}
 * @param number the orderID (13 digits) or the requestID
 * @param ownNumber the beginning of what its customer calls it, in any case
 * @param customer the uid, the INN, or the beginnings of words of the name
 * @param phone the beginning of a party's phone, with or without the code of the country; at least
 *     {@link Typed#LEAST_DIGITS} digits
 * @param party the INN of a party, or the beginnings of words of the names of the parties
 * @param states one of these; empty for any
 * @param reached when it came into its state
 * @param after the last order of the page before
 */
public record OrderQuery(
    Optional<String> text,
    Optional<String> number,
    Optional<String> ownNumber,
    Optional<String> customer,
    Optional<String> phone,
    Optional<String> party,
    List<OrderState> states,
    Span created,
    Span reached,
    Span updated,
    Optional<OrderCursor> after,
    int limit) {

  /** All orders. */
  public static OrderQuery all(int limit) {
    return new OrderQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Span.ALWAYS,
        Span.ALWAYS,
        Span.ALWAYS,
        Optional.empty(),
        limit);
  }

  /** The same with another text. */
  public OrderQuery withText(String other) {
    return new OrderQuery(
        Optional.of(other),
        number,
        ownNumber,
        customer,
        phone,
        party,
        states,
        created,
        reached,
        updated,
        after,
        limit);
  }
}
