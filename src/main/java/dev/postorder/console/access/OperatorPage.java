package dev.postorder.console.access;

import dev.postorder.console.Form;
import dev.postorder.console.Frame;
import java.util.List;

/**
 * One operator.
 *
 * @param link where he chooses a new password; shown once, else empty
 * @param fault why what was wanted was not done; empty: it was
 */
public record OperatorPage(
    Frame frame,
    OperatorView operator,
    Form form,
    List<Form.Option> roles,
    List<SessionView> sessions,
    String link,
    String fault) {}
