package dev.postorder.order.search;

import dev.postorder.order.search.ListQuery.Sort;
import java.util.EnumSet;
import java.util.Set;

/**
 * The index that a filtered list is read along. Along the index of its order a list is read without
 * sorting, until the page is full. Where another filter is so narrow that at most {@link
 * Keys#COUNTED} orders pass it, its index is read instead and what was found is sorted. Two wide
 * filters that hardly an order passes together are the dearest list: then an index is walked to the
 * end, without the rows.
 */
enum Way {
  DATE,
  UPDATE,
  STATE;

  /** The index of the list's own order. */
  static Way inOrder(ListQuery query) {
    if (query.sort() == Sort.UPDATED) {
      return UPDATE;
    }
    return query.states().isEmpty() ? DATE : STATE;
  }

  /** The indexes whose ranges the filters narrow. */
  static Set<Way> narrowing(ListQuery query) {
    Set<Way> ways = EnumSet.noneOf(Way.class);
    if (!query.states().isEmpty()) {
      ways.add(STATE); // narrowed by dates too
    } else if (query.dated()) {
      ways.add(DATE);
    }
    if (query.since().isPresent() && query.always().isEmpty()) {
      ways.add(UPDATE);
    }
    return ways;
  }
}
