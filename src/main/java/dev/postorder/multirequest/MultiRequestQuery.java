package dev.postorder.multirequest;

import dev.postorder.order.search.OrderCursor;
import dev.postorder.order.search.Span;
import java.util.Optional;

/**
 * Which multi-requests are looked for; what is empty does not narrow the search.
 *
 * @param open whether one of its orders is not at its end yet
 * @param customer the uid, the INN, or the beginnings of words of the name
 * @param after the last one of the page before
 */
public record MultiRequestQuery(
    Optional<Boolean> open,
    Optional<String> customer,
    Span created,
    Optional<OrderCursor> after,
    int limit) {}
