package dev.postorder.calllog.search;

import dev.postorder.calllog.LoggedCall;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an export is written. */
public enum ExportFormat {
  /** RFC 4180, UTF-8 with a byte order mark. */
  CSV("text/csv; charset=utf-8; header=present"),
  /** One JSON object a line. */
  NDJSON("application/x-ndjson; charset=utf-8");

  private final String type;

  ExportFormat(String type) {
    this.type = type;
  }

  /** Its media type. */
  public String type() {
    return type;
  }

  /** As it is asked for: {@code csv}, {@code ndjson}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of the file. */
  public String fileName() {
    return "calls." + code();
  }

  /** The format of that name. */
  public static Optional<ExportFormat> of(String code) {
    return Arrays.stream(values()).filter(format -> format.code().equals(code)).findFirst();
  }

  String head() {
    return this == CSV ? CallLines.csvHead() : "";
  }

  String line(LoggedCall call) {
    return this == CSV ? CallLines.csv(call) : CallLines.ndjson(call);
  }
}
