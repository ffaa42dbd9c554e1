package dev.postorder.console.order;

import dev.postorder.console.Frame;
import dev.postorder.console.Moment;
import java.util.List;

/** The state board. */
public record BoardPage(Frame frame, List<Tile> underWay, List<Tile> ended) {
  /**
   * A state.
   *
   * @param address the list of its orders
   * @param oldest the number of the order that has been in it longest; empty: none is told
   */
  public record Tile(
      String address, String state, String orders, String oldest, String order, Moment since) {}
}
