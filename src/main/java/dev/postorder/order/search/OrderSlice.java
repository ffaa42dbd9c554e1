package dev.postorder.order.search;

import java.util.List;
import java.util.Optional;

/**
 * A page of orders, the newest first.
 *
 * @param next where to go on; empty at the end. A page may have fewer orders than were asked for,
 *     even none, and still have one after it: of filters that hardly an order passes only so many
 *     orders are looked at for one page
 */
public record OrderSlice(List<OrderSummary> orders, Optional<OrderCursor> next) {}
