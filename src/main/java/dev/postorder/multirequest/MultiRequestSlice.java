package dev.postorder.multirequest;

import dev.postorder.order.search.OrderCursor;
import java.util.List;
import java.util.Optional;

/**
 * A page of multi-requests, the newest first.
 *
 * @param next where to go on; a page that is not full may have one after it
 */
public record MultiRequestSlice(List<MultiRequestView> multiRequests, Optional<OrderCursor> next) {}
