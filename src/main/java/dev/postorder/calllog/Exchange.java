package dev.postorder.calllog;

import java.time.Duration;
import java.util.Optional;

/**
 * What went over the wire for one call. Bodies come unmasked; the call log masks and cuts them.
 *
 * @param write whether the method writes (its bodies are kept even when it succeeded)
 * @param note the error's code or text, or what is worth saying of a success
 */
public record Exchange(
    Call call,
    Outcome outcome,
    Optional<String> note,
    boolean write,
    int status,
    Duration duration,
    byte[] request,
    byte[] answer) {}
