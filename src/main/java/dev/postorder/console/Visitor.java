package dev.postorder.console;

import dev.postorder.access.Operator;

/**
 * Who has come in.
 *
 * @param id the operator's
 * @param displayName how he is called on pages
 * @param csrf what every form of his must carry in its field {@code csrf}
 * @param trail the name of his session in the call log, 12 characters
 */
public record Visitor(Operator operator, long id, String displayName, String csrf, String trail) {}
