package dev.postorder.order.search;

import java.util.List;

/**
 * A page of a list.
 *
 * @param number from 1
 * @param pages how many there are, at least 1; see {@link OrderSearch#list} for long filtered lists
 * @param more whether there is a page after this one
 */
public record OrderPage(int number, int pages, boolean more, List<FoundOrder> orders) {
  /** How many orders a page has. */
  public static final int SIZE = 25;
}
