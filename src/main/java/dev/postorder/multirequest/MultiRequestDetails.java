package dev.postorder.multirequest;

import dev.postorder.order.OrderView;
import java.util.List;

/** A multi-request and its orders, by requestID. */
public record MultiRequestDetails(MultiRequestView multiRequest, List<OrderView> orders) {}
