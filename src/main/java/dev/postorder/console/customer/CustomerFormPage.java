package dev.postorder.console.customer;

import dev.postorder.console.Form;
import dev.postorder.console.Frame;
import java.util.List;

/**
 * The form of a customer.
 *
 * @param address where it is sent
 * @param back where one goes who leaves it
 * @param fresh whether he is to be added
 * @param fault why it was not kept though nothing of it is wrong; empty: it was not sent yet
 */
public record CustomerFormPage(
    Frame frame,
    Form form,
    List<Form.Option> languages,
    List<Form.Option> documents,
    String address,
    String back,
    boolean fresh,
    String fault) {}
