package dev.postorder.travel;

import dev.postorder.calllog.Outcome;
import java.util.Optional;

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

  static Answer refused(BusinessError error, String payload) {
    return new Answer(Outcome.REFUSED, Optional.of(error.text()), payload, false);
  }

  static Answer replayed(String payload) {
    return new Answer(Outcome.OK, Optional.of("replayed"), payload, true);
  }
}
