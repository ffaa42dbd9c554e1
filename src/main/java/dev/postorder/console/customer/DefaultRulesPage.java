package dev.postorder.console.customer;

import dev.postorder.console.Frame;
import java.util.List;

/**
 * Who is told of what where a customer says nothing else.
 *
 * @param columns roles and channels
 * @param seen the rules as they are shown
 * @param fault why they were not kept; empty: nobody tried
 * @param acts whether who looks may change them
 */
public record DefaultRulesPage(
    Frame frame,
    String address,
    List<String> columns,
    List<CustomerRulesPage.Row> rows,
    String seen,
    String fault,
    boolean acts) {}
