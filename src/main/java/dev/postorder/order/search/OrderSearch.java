package dev.postorder.order.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Finds the orders that a user may see: those of the customers for which he has level 2 or 3.
 * Orders of others are found and counted nowhere.
 */
public final class OrderSearch {
  private final Jdbi jdbi;

  /** Searches this database. */
  public OrderSearch(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * The orders of numbers, in their order.
   *
   * @param numbers each an orderID (13 digits) or a requestID, spaces and hyphens in it overlooked;
   *     anything else names no order
   */
  public List<Optional<FoundOrder>> byNumbers(long userId, List<String> numbers) {
    return jdbi.withHandle(handle -> FindStore.mine(handle, userId, numbers));
  }

  /** As {@link #byNumbers}, for whoever knows the number: any customer's, drafts excepted. */
  public List<Optional<FoundOrder>> publiclyByNumbers(List<String> numbers) {
    return jdbi.withHandle(handle -> FindStore.anybodys(handle, numbers));
  }

  /**
   * The orders with a customer's own number, the newest first.
   *
   * @param date the own date beside it, if it matters
   */
  public OrderPage byOwnNumber(long userId, String number, Optional<LocalDate> date, int page) {
    return jdbi.withHandle(
        handle ->
            page(handle, userId, page, KeyStore.byOwnNumber(handle, userId, number, date, page)));
  }

  /** The orders with a cargo place of this number, the newest first. */
  public OrderPage byCargoPlace(long userId, String number, int page) {
    return jdbi.withHandle(
        handle -> page(handle, userId, page, KeyStore.byCargoPlace(handle, userId, number, page)));
  }

  /**
   * A page of a list. Unfiltered and by creation, its pages are counted by days, however many there
   * are. Else they are counted up to 10 000 orders; in a longer list {@code pages} says 400 until a
   * page from 400 on is asked for, which says that there is one more as long as there is. So who
   * follows {@code more}, or looks at {@code pages} again on every page, reaches all orders.
   *
   * <p>A page of a filtered list is found by walking an index from its start; which index, see
   * {@link Way}.
   */
  public OrderPage list(long userId, ListQuery query) {
    return jdbi.withHandle(
        handle ->
            page(
                handle,
                userId,
                query.page(),
                query.unfiltered() && query.sort() == ListQuery.Sort.CREATED
                    ? KeyStore.all(handle, userId, query.page())
                    : KeyStore.list(handle, userId, query)));
  }

  private static OrderPage page(Handle handle, long userId, int page, Keys keys) {
    return new OrderPage(
        page, keys.pages(page), keys.more(page), FindStore.load(handle, userId, keys.page()));
  }
}
