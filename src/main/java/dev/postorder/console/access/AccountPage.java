package dev.postorder.console.access;

import dev.postorder.console.Form;
import dev.postorder.console.Frame;
import java.util.List;

/**
 * An operator's own account.
 *
 * @param password whether he has one
 * @param provider what the OpenID provider is called; empty: there is none
 * @param form the one that changes it
 * @param language the form with the language of his pages
 * @param languages that he may choose
 */
public record AccountPage(
    Frame frame,
    OperatorView operator,
    boolean password,
    String provider,
    Form form,
    Form language,
    List<Form.Option> languages,
    List<SessionView> sessions) {}
