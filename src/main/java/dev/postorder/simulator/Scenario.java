package dev.postorder.simulator;

import dev.postorder.change.ChangeType;
import dev.postorder.order.OrderState;
import dev.postorder.platform.config.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the simulator plays. Waits are numbers of steps; a step's length is the simulator's. Shares
 * are from 0 to 1; which orders and changes fall under one is settled by their ids, so that a
 * scenario played again over the same ids goes the same way.
 *
 * @param name the file's, without its ending
 * @param title what it is, in each language
 * @param stay how many steps an order stays in a state
 * @param stays another number for single states
 * @param delays orders that stay longer in a state, at most one for each state
 * @param detours where orders leave the way of those that go well
 * @param decisions what becomes of changes that wait
 * @param faults what goes wrong with calls of clients
 */
public record Scenario(
    String name,
    Map<Language, String> title,
    double stay,
    Map<OrderState, Double> stays,
    List<Delay> delays,
    List<Detour> detours,
    Decisions decisions,
    List<CallFault> faults) {

  /** A share of the orders in a state stays there for this many steps. */
  public record Delay(OrderState state, double share, double stay) {}

  /** A share of the orders leaves a state for another one than the usual. */
  public record Detour(OrderState from, OrderState to, double share) {}

  /**
   * Which changes are decided, and how.
   *
   * @param types those of other types wait for people
   * @param after how many steps they wait
   * @param declined the share that is declined
   * @param reason why
   */
  public record Decisions(
      Set<ChangeType> types, double after, double declined, Optional<String> reason) {}

  /** How many steps orders usually stay in a state. */
  double stay(OrderState state) {
    return stays.getOrDefault(state, stay);
  }
}
