package dev.postorder.console.order;

import dev.postorder.console.Form;
import dev.postorder.console.Frame;
import dev.postorder.order.search.SavedFilter;
import java.util.List;

/**
 * The list of orders.
 *
 * @param older the address of the next page; empty: there is none
 * @param looked whether the page is not full because only so many orders are looked at for one
 * @param query the search as it stands in an address, for saving it; empty: nothing is searched for
 */
public record OrderListPage(
    Frame frame,
    Form form,
    List<Form.Option> states,
    List<OrderLine> orders,
    String older,
    boolean looked,
    List<SavedFilter> saved,
    String query) {}
