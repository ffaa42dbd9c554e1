package dev.postorder.order.search;

import java.util.List;

/**
 * The keys of the orders of a page.
 *
 * @param found those of the page, and of one order after it if there is one
 * @param total how many orders the whole list has; counted up to {@link #COUNTED} + 1
 * @param exact whether {@code total} is no such bound
 */
record Keys(List<Key> found, long total, boolean exact) {
  /** How far filtered lists are counted. */
  static final int COUNTED = 10_000;

  private static final int SIZE = OrderPage.SIZE;

  /** The key of an order. */
  record Key(long customerId, int requestId) {}

  static int skip(int page) {
    return Math.multiplyExact(SIZE, page - 1);
  }

  List<Key> page() {
    return found.subList(0, Math.min(SIZE, found.size()));
  }

  boolean more(int page) {
    return found.size() > SIZE || (exact && total > (long) SIZE * page);
  }

  int pages(int page) {
    long counted = exact ? total : Math.min(total, COUNTED);
    long pages = Math.max(1, (counted + SIZE - 1) / SIZE);
    boolean beyond = !exact && total > COUNTED && !found.isEmpty();
    return Math.toIntExact(beyond ? Math.max(pages, page + (more(page) ? 1L : 0)) : pages);
  }
}
