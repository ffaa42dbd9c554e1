package dev.postorder.simulator;

import java.util.List;

/** A scenario cannot be used; all that is wrong with it is told. */
final class ScenarioException extends Exception {
  private static final long serialVersionUID = 1L;

  ScenarioException(List<String> faults) {
    super(String.join("; ", faults));
  }
}
