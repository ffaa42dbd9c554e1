package dev.postorder.console.access;

import dev.postorder.console.Form;
import dev.postorder.console.Frame;
import java.util.List;

/**
 * The operators, and the form that adds one.
 *
 * @param link where the one who was just added chooses his password; shown once, else empty
 */
public record OperatorsPage(
    Frame frame, List<OperatorView> operators, Form form, List<Form.Option> roles, String link) {}
