package dev.postorder.backoffice;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A call that is refused; caught at the edge of the face and answered as problem+json. */
final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ProblemType type;
  private final transient List<Fault> faults;
  private final transient Map<String, String> headers;

  private ProblemException(
      ProblemType type, String detail, List<Fault> faults, Map<String, String> headers) {
    super(detail, null, false, false);
    this.type = type;
    this.faults = faults;
    this.headers = headers;
  }

  static ProblemException of(ProblemType type, String detail) {
    return new ProblemException(type, detail, List.of(), Map.of());
  }

  /** The request is understood but wrong; every fault at once. */
  static ProblemException invalid(List<Fault> faults) {
    String detail =
        faults.size() == 1 ? "1 fault, see errors" : faults.size() + " faults, see errors";
    return new ProblemException(ProblemType.INVALID, detail, List.copyOf(faults), Map.of());
  }

  static ProblemException invalid(String pointer, String detail) {
    return invalid(List.of(new Fault(pointer, detail)));
  }

  /** The same with one more header on the answer. */
  ProblemException with(String header, String value) {
    var more = new TreeMap<>(headers);
    more.put(header, value);
    return new ProblemException(type, detail(), faults, more);
  }

  ProblemType type() {
    return type;
  }

  String detail() {
    String message = getMessage();
    return message == null ? "" : message;
  }

  List<Fault> faults() {
    return faults;
  }

  Map<String, String> headers() {
    return headers;
  }
}
