package dev.postorder.backoffice;

import dev.postorder.access.operator.OperatorSessions;
import dev.postorder.access.operator.Operators;

/**
 * The operators of the console.
 *
 * @param link what the links that let somebody choose a password begin with; the secret follows
 */
public record People(Operators operators, OperatorSessions sessions, String link) {}
