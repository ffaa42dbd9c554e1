package dev.postorder.freight.method;

import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.FreightError;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a method answers, before it is written in a format. */
public sealed interface Reply {
  /**
   * As asked.
   *
   * @param answer the whole answer
   * @param replayed whether it is the kept answer of an earlier call
   */
  record Done(ObjectNode answer, boolean replayed) implements Reply {}

  /**
   * As asked, with a bare array: the lists of v1/customers/book/*. In XML the members of its items
   * follow each other.
   */
  record Items(ArrayNode items) implements Reply {}

  /** Faults, in the shape of the path: List, or Map on v1/customers/*. */
  record Refused(List<Fault> faults) implements Reply {}

  /** Faults in the List shape on every path. */
  record Listed(List<Fault> faults) implements Reply {}

  /** One text of the Map shape, HTTP 200. */
  record Said(String key, String text) implements Reply {}

  /** The Access shape: unknown application or session. */
  record Unauthorized() implements Reply {}

  /** Too many tries. */
  record Wait(long seconds) implements Reply {
    /** In whole seconds, rounded up. */
    public static Wait after(Duration duration) {
      return new Wait(Math.max(1, duration.plusMillis(999).toSeconds()));
    }
  }

  static Reply done(ObjectNode answer) {
    return new Done(answer, false);
  }

  static Reply refused(FreightError error, String... fields) {
    return new Refused(List.of(Fault.of(error, fields)));
  }

  static Reply refused(Fault fault) {
    return new Refused(List.of(fault));
  }
}
