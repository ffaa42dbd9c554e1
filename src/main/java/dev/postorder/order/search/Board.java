package dev.postorder.order.search;

import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** How many orders of all customers are in each state, and which have been there longest. */
public final class Board {
  /** How far the orders of a state are counted; an index is read for it, so it has a bound. */
  public static final int COUNTED = 5_000;

  private final Jdbi jdbi;

  /** Looks in this database. */
  public Board(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** All states, in the order of an order's way. */
  public List<StateCount> states() {
    return jdbi.withHandle(BoardStore::states);
  }
}
