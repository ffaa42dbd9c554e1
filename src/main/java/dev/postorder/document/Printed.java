package dev.postorder.document;

import dev.postorder.order.OrderView;

/** What came of the wish for a document. */
public sealed interface Printed {
  /** A PDF, and the order it is about. */
  record Pdf(byte[] bytes, OrderView order) implements Printed {}

  /** There is no such order, or none that the user may see. */
  record NotFound() implements Printed {}

  /** The order has no document of this form, or not yet. */
  record NotAvailable(OrderView order) implements Printed {}

  /** Too many are printed; try again after {@link PrintShop#RETRY_AFTER}. */
  record Busy() implements Printed {}
}
