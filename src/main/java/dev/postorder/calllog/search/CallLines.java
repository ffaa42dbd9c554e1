package dev.postorder.calllog.search;

import dev.postorder.calllog.LoggedCall;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Calls as lines of an export: CSV (RFC 4180), or one JSON object a line. */
public final class CallLines {
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "at",
          "source",
          "message",
          "session",
          "user",
          "operator",
          "requestID",
          "orderID",
          "outcome",
          "note",
          "ip",
          "status",
          "durationMs",
          "requestSize",
          "answerSize");

  private CallLines() {}

  /** The first line of a CSV export; a byte order mark leads spreadsheets to UTF-8. */
  public static String csvHead() {
    return "\uFEFF" + String.join(",", COLUMNS) + "\r\n";
  }

  /**
   * A call as a line of CSV. What a spreadsheet would take for a formula has an apostrophe before
   * it.
   */
  public static String csv(LoggedCall call) {
    return Stream.of(
                call.id().toString(),
                call.at().toString(),
                call.source(),
                call.message(),
                call.trail().orElse(""),
                call.login().orElse(""),
                call.operator().orElse(""),
                text(call.requestId()),
                call.orderNumber().orElse(""),
                call.outcome(),
                call.note().orElse(""),
                call.ip(),
                text(call.status()),
                text(call.durationUs().map(micros -> micros / 1000.0)),
                text(call.requestSize()),
                text(call.answerSize()))
            .map(CallLines::cell)
            .collect(Collectors.joining(","))
        + "\r\n";
  }

  /** A call as JSON; what is not known is left out. */
  public static ObjectNode json(LoggedCall call) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", call.id().toString());
    json.put("at", call.at().toString());
    json.put("source", call.source());
    json.put("message", call.message());
    call.trail().ifPresent(trail -> json.put("session", trail));
    call.login().ifPresent(login -> json.put("user", login));
    call.operator().ifPresent(name -> json.put("operator", name));
    call.requestId().ifPresent(id -> json.put("requestID", id));
    call.orderNumber().ifPresent(number -> json.put("orderID", number));
    json.put("outcome", call.outcome());
    call.note().ifPresent(note -> json.put("note", note));
    json.put("ip", call.ip());
    call.status().ifPresent(status -> json.put("status", status));
    call.durationUs().ifPresent(micros -> json.put("durationMs", micros / 1000.0));
    call.requestSize().ifPresent(size -> json.put("requestSize", size));
    call.answerSize().ifPresent(size -> json.put("answerSize", size));
    return json;
  }

  /** A line of NDJSON. */
  public static String ndjson(LoggedCall call) {
    return json(call) + "\n";
  }

  private static String text(Optional<?> value) {
    return value.map(String::valueOf).orElse("");
  }

  static String cell(String value) {
    boolean formula = !value.isEmpty() && "=+-@\t\r\n".indexOf(value.charAt(0)) >= 0;
    String safe = formula ? "'" + value : value;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
