package dev.postorder.console.customer;

import dev.postorder.console.Form;
import dev.postorder.console.Frame;
import java.util.List;

/**
 * The customers that were found.
 *
 * @param next where more of them are; empty: there are none
 * @param acts whether who looks may add one
 */
public record CustomersPage(
    Frame frame, Form form, List<CustomerLine> customers, String next, boolean acts) {}
