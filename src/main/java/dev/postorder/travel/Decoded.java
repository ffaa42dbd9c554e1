package dev.postorder.travel;

import java.util.Optional;

/** What a POST turned out to be. */
sealed interface Decoded {
  /** The operation it is for, as far as that was found. */
  Optional<Operation> operation();

  /** Not SOAP: answered by a bare status. */
  record Unreadable(int status, String why) implements Decoded {
    @Override
    public Optional<Operation> operation() {
      return Optional.empty();
    }
  }

  /** SOAP, but answered by a fault before any method is asked. */
  record Refused(SoapVersion version, Optional<Operation> operation, SoapFault fault)
      implements Decoded {}

  /** A message for an operation. */
  record Message(Operation to, Envelope envelope) implements Decoded {
    @Override
    public Optional<Operation> operation() {
      return Optional.of(to);
    }
  }
}
