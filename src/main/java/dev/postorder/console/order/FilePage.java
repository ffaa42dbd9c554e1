package dev.postorder.console.order;

import dev.postorder.console.Form;
import dev.postorder.console.Frame;
import java.util.List;

/**
 * The form that files a change of an order.
 *
 * @param address the order's
 * @param types their values are the words of addresses
 * @param type the one whose form it is
 * @param payers the roles that may pay
 * @param payments how an order may be paid
 * @param fault why it was not filed; empty: it was not sent yet, or its faults stand beside fields
 */
public record FilePage(
    Frame frame,
    String address,
    List<Form.Option> types,
    String type,
    List<Form.Option> payers,
    List<Form.Option> payments,
    Form form,
    String fault) {}
