package dev.postorder.console.order;

import dev.postorder.console.Frame;
import dev.postorder.document.Manifest;
import java.util.List;

/**
 * The page of a multi-request.
 *
 * @param comment empty: there is none
 * @param call the page of the call that joined its orders
 * @param orders the list of all orders of its customer
 * @param composition its orders as the manifest has them
 */
public record MultiRequestPage(
    Frame frame,
    MultiRequestLine line,
    String comment,
    String call,
    String orders,
    List<Row> composition,
    Manifest.Sum sum) {

  /** An order of it. */
  public record Row(String address, String state, String tone, Manifest.Line line) {}
}
