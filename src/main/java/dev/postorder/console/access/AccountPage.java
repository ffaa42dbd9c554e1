package dev.postorder.console.access;

import dev.postorder.console.Form;
import dev.postorder.console.Frame;
import java.util.List;

/** An operator's own account. */
public record AccountPage(
    Frame frame, OperatorView operator, Form form, List<SessionView> sessions) {}
