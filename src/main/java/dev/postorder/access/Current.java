package dev.postorder.access;

/**
 * The customer that a session acts for where a call names none: the owner of its new orders and of
 * its address book.
 *
 * @param level what the user may do for it: 1 books, 2 sees and changes orders, 3 sees orders
 */
public record Current(long customerId, int level) {
  /** Whether orders may be created and changed for it. */
  public boolean changes() {
    return level == 2;
  }
}
