package dev.postorder.calllog;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A call as the log has it.
 *
 * @param login the user's
 * @param operator the name of the operator who acted in the console
 * @param orderNumber of the order that the call was about, when it has one
 * @param status of the answer; empty while the figures are not written yet, or were lost
 * @param requestSha256 in hexadecimal
 * @param request the body, masked and cut; empty when it was not kept
 */
public record LoggedCall(
    UUID id,
    Instant at,
    String source,
    String message,
    Optional<String> trail,
    Optional<String> login,
    Optional<String> operator,
    Optional<Integer> requestId,
    Optional<String> orderNumber,
    String outcome,
    Optional<String> note,
    String ip,
    Optional<Integer> status,
    Optional<Long> durationUs,
    Optional<Integer> requestSize,
    Optional<Integer> answerSize,
    Optional<String> requestSha256,
    Optional<String> answerSha256,
    Optional<String> request,
    Optional<String> answer) {
  /**
   * As those see it who have no right to personal data. Hashes of the bodies are left out: whoever
   * guesses what is hidden could tell by them that he is right.
   */
  public LoggedCall withoutPersonalData() {
    return new LoggedCall(
        id,
        at,
        source,
        message,
        trail,
        login.map(hidden -> PersonalMask.MASK),
        operator,
        requestId,
        orderNumber,
        outcome,
        note.map(PersonalMask::line),
        ip,
        status,
        durationUs,
        requestSize,
        answerSize,
        Optional.empty(),
        Optional.empty(),
        request.map(PersonalMask::mask),
        answer.map(PersonalMask::mask));
  }
}
