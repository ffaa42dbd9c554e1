package dev.postorder.backoffice;

import dev.postorder.event.CarrierQueue;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * The query parameter {@code taken} of calls that change orders: the transport system makes the
 * call itself, so that its queue does not tell it of what the call causes.
 */
final class Taken {
  private static final String TAKEN = "taken";

  private Taken() {}

  /** What acknowledges what the call caused, if it says so. */
  static Consumer<Handle> read(CarrierQueue queue, Incoming in) {
    Parameters parameters = Parameters.of(in, Set.of(TAKEN));
    boolean taken = parameters.flag(TAKEN).orElse(false);
    parameters.end();
    return handle -> {
      if (taken) {
        queue.taken(handle, in.call(), in.actor());
      }
    };
  }
}
