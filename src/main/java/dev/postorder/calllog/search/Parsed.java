package dev.postorder.calllog.search;

import java.util.List;

/** What a search text means. */
public sealed interface Parsed {
  /** It is understood. */
  record Understood(CallFilter filter) implements Parsed {}

  /** It is not; all faults at once, at least one. */
  record Faulty(List<Fault> faults) implements Parsed {}
}
