package dev.postorder.freight.change;

import dev.postorder.freight.body.Resolver;
import dev.postorder.freight.wire.Fields;
import java.time.LocalDate;
import java.util.OptionalInt;

/** Reads the body of a change call, but for its orderID; what is wrong goes to the faults. */
@FunctionalInterface
interface WishReader {
  /** What is asked for; of use only when no fault was found. */
  Wish read(Fields body, Context context);

  /**
   * What reading depends on.
   *
   * @param order the requestID of the order; empty when there is none that may be changed
   * @param resolver finds ids in the address book of the order's customer
   * @param today in the server's zone
   * @param strict whether parties must hold what only the original demands
   */
  record Context(
      OptionalInt order, Resolver resolver, long userId, LocalDate today, boolean strict) {}
}
