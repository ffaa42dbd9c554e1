package dev.postorder.console;

import dev.postorder.access.Operator;
import java.util.Optional;

/**
 * Who has come in.
 *
 * @param csrf what every form of his must carry in its field {@code csrf}
 * @param trail the name of his session in the call log, 12 characters
 */
public record Visitor(Operator operator, String csrf, Optional<String> trail) {}
