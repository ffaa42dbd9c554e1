package dev.postorder.simulator;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What goes wrong with a share of the calls of some methods.
 *
 * @param path of the request, in lower case and without query
 * @param share of the calls, from 0 to 1
 * @param when whether the call takes effect
 * @param least the shortest time that the answer is late
 * @param most the longest
 * @param status what is answered instead, 500 to 599; absent: the true answer
 * @param drop the connection is closed without an answer
 */
public record CallFault(
    Pattern path,
    double share,
    When when,
    Duration least,
    Duration most,
    OptionalInt status,
    boolean drop) {

  /** Where on its way a call fails. */
  public enum When {
    /** Before it is understood: it has no effect. */
    BEFORE,
    /** After it took effect: only its answer is lost. */
    AFTER
  }
}
