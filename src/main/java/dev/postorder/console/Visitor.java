package dev.postorder.console;

import dev.postorder.access.Operator;

/**
 * Who has come in.
 *
 * @param id the operator's
 * @param displayName how he is called on pages
 * @param csrf what every form of his must carry in its field {@code csrf}
 * @param trail the name of his session in the call log, 12 characters
 * @param confined whether he has to set up his second factor before anything else
 */
public record Visitor(
    Operator operator, long id, String displayName, String csrf, String trail, boolean confined) {}
