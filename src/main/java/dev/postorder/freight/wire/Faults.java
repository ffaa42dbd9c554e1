package dev.postorder.freight.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The faults of one request: all of them, up to a thousand. */
public final class Faults {
  private static final int MOST = 1000;

  private final Map<Place, Fault> found = new LinkedHashMap<>();

  private record Place(FreightError error, List<String> fields) {}

  /** Adds one, unless the same parameters were found at fault for the same reason. */
  public void add(Fault fault) {
    if (found.size() < MOST) {
      found.putIfAbsent(new Place(fault.error(), fault.fields()), fault);
    }
  }

  /** Adds a wrong type. */
  public void expected(String what, String field) {
    add(Fault.saying(FreightError.WRONG_TYPE, "Ожидается " + what, field));
  }

  /** Adds a missing parameter. */
  public void required(String field) {
    add(Fault.of(FreightError.REQUIRED, field));
  }

  /** Adds a value that is past a limit. */
  public void limit(String detail, String field) {
    add(Fault.saying(FreightError.OUT_OF_LIMIT, detail, field));
  }

  /** Whether nothing is wrong. */
  public boolean none() {
    return found.isEmpty();
  }

  /** What was found, in the order of finding. */
  public List<Fault> all() {
    return List.copyOf(found.values());
  }
}
