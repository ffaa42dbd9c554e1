package dev.postorder.console.order;

import dev.postorder.console.Form;
import dev.postorder.console.Frame;
import java.util.List;

/**
 * The list of multi-requests.
 *
 * @param older the address of the next page; empty: there is none
 */
public record MultiRequestListPage(
    Frame frame,
    Form form,
    List<Form.Option> states,
    List<MultiRequestLine> multiRequests,
    String older) {}
