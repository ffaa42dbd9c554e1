package dev.postorder.travel;

import dev.postorder.calllog.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a method answers at HTTP 200: a success, or a business error.
 *
 * @param note what the call log says of it
 * @param payload the response element, as XML
 * @param replayed whether the payload is that of an earlier call with the same Idempotency-Key
 */
record Answer(Outcome outcome, Optional<String> note, String payload, boolean replayed) {

  static Answer ok(String payload) {
    return new Answer(Outcome.OK, Optional.empty(), payload, false);
  }

  static Answer refused(List<BusinessError> errors, String payload) {
    String note = errors.stream().map(BusinessError::text).collect(Collectors.joining("; "));
    return new Answer(Outcome.REFUSED, Optional.of(note), payload, false);
  }

  static Answer replayed(String payload) {
    return new Answer(Outcome.OK, Optional.of("replayed"), payload, true);
  }
}
