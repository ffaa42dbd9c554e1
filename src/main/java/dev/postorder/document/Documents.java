package dev.postorder.document;

import dev.postorder.order.OrderReader;
import dev.postorder.order.OrderView;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The documents of orders. */
public final class Documents {
  private final Jdbi jdbi;
  private final PrintShop shop;
  private final OrderPaper papers;

  /** Documents of the orders of a database, in the language of the papers. */
  public Documents(Jdbi jdbi, PrintShop shop, OrderPaper papers) {
    this.jdbi = jdbi;
    this.shop = shop;
    this.papers = papers;
  }

  /**
   * A form of an order that the user may see (level 2 or 3).
   *
   * @param number the orderID (13 digits) or the requestID
   */
  public Printed print(long userId, String number, OrderForm form) {
    return visible(userId, number)
        .map(order -> print(order, form))
        .orElseGet(Printed.NotFound::new);
  }

  /** As {@link #print(long, String, OrderForm)} of a form that no order has. */
  public Printed none(long userId, String number) {
    return visible(userId, number)
        .<Printed>map(Printed.NotAvailable::new)
        .orElseGet(Printed.NotFound::new);
  }

  private Optional<OrderView> visible(long userId, String number) {
    return jdbi.withHandle(
        handle ->
            DocumentStore.visible(handle, userId, number)
                .flatMap(id -> OrderReader.find(handle, String.valueOf(id))));
  }

  /** A form of an order, for whom a link opens it. */
  public Printed print(int requestId, OrderForm form) {
    return order(requestId).map(order -> print(order, form)).orElseGet(Printed.NotFound::new);
  }

  /** An order, for whom a link opens a paper about it. */
  public Optional<OrderView> order(int requestId) {
    return jdbi.withHandle(handle -> OrderReader.find(handle, String.valueOf(requestId)));
  }

  private Printed print(OrderView order, OrderForm form) {
    return form.madeIn(order.state())
        ? print(papers.of(form, order), order)
        : new Printed.NotAvailable(order);
  }

  /** A paper about an order. */
  public Printed print(Paper paper, OrderView order) {
    return shop.print(paper)
        .<Printed>map(bytes -> new Printed.Pdf(bytes, order))
        .orElseGet(Printed.Busy::new);
  }
}
