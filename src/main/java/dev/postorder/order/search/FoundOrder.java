package dev.postorder.order.search;

import dev.postorder.order.OrderState;
import dev.postorder.order.OrderView;
import dev.postorder.order.OwnNumber;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * An order that was found, and its way so far.
 *
 * @param request what its client sent beyond the order's columns
 * @param level the user's access level for the order's customer; 0 for whoever tracks it publicly
 * @param steps the states it came into, oldest first; never empty
 */
public record FoundOrder(
    OrderView order, JsonNode request, List<OwnNumber> ownNumbers, int level, List<Step> steps) {

  /** A state that the order came into. */
  public record Step(OrderState state, Instant at) {}
}
