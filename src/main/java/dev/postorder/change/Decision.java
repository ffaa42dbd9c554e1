package dev.postorder.change;

import java.util.Optional;

/**
 * What is decided of a change request.
 *
 * @param reason shown to the client when it is declined
 */
public record Decision(long changeId, boolean approve, Optional<String> reason) {}
