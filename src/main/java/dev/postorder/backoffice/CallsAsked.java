package dev.postorder.backoffice;

import dev.postorder.calllog.search.CallExport;
import dev.postorder.calllog.search.CallFilter;
import dev.postorder.calllog.search.CallLanguage;
import dev.postorder.calllog.search.CallPage;
import dev.postorder.calllog.search.CallSearch;
import dev.postorder.calllog.search.ExportFormat;
import dev.postorder.calllog.search.Parsed;
import dev.postorder.calllog.search.Range;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which calls are asked for. Without {@code from}, all that are kept; where text is looked for, the
 * day before {@code until}.
 */
record CallsAsked(CallFilter filter, Range range, CallPage page, ExportFormat format) {
  private static final int USUAL = 50;
  private static final int MOST = 500;

  static CallsAsked list(Incoming in, CallSearch search) {
    return read(in, search, USUAL, MOST, "after", "before", "limit");
  }

  static CallsAsked histogram(Incoming in, CallSearch search) {
    return read(in, search, USUAL, MOST);
  }

  static CallsAsked export(Incoming in, CallSearch search) {
    return read(in, search, CallExport.MOST, CallExport.MOST, "after", "limit", "format");
  }

  private static CallsAsked read(
      Incoming in, CallSearch search, int usual, int most, String... further) {
    Set<String> known = new LinkedHashSet<>(List.of("q", "from", "until"));
    known.addAll(List.of(further));
    Parameters parameters = Parameters.of(in, known);
    CallFilter filter = filter(in, parameters);
    Optional<Instant> from = parameters.time("from");
    Optional<Instant> until = parameters.time("until");
    Range kept = search.kept();
    Instant end = until.orElse(kept.until());
    var range = new Range(from.orElse(filter.text() ? end.minus(Range.DAY) : kept.from()), end);
    if (from.isPresent() && range.length().isZero()) {
      parameters.fault("until", "must be after from");
    }
    search
        .faults(filter, range)
        .forEach(fault -> parameters.fault("q", "a part of it " + fault.kind().says()));
    Optional<UUID> older = known.contains("after") ? parameters.uuid("after") : Optional.empty();
    Optional<UUID> newer = known.contains("before") ? parameters.uuid("before") : Optional.empty();
    if (older.isPresent() && newer.isPresent()) {
      parameters.fault("before", "cannot stand beside after");
    }
    int limit = known.contains("limit") ? parameters.limit(usual, most) : usual;
    Optional<ExportFormat> format =
        known.contains("format")
            ? parameters.parsed("format", "one of csv, ndjson", ExportFormat::of)
            : Optional.empty();
    parameters.end();
    return new CallsAsked(
        filter, range, new CallPage(older, newer, limit), format.orElse(ExportFormat.CSV));
  }

  /** What was sent is not repeated: it may be a secret. */
  private static CallFilter filter(Incoming in, Parameters parameters) {
    boolean personalData = in.key().personalData();
    return switch (CallLanguage.parse(in.parameter("q").orElse(""), personalData)) {
      case Parsed.Understood(CallFilter understood) -> understood;
      case Parsed.Faulty(var wrong) -> {
        wrong.forEach(fault -> parameters.fault("q", "a part of it " + fault.kind().says()));
        yield CallFilter.ALL;
      }
    };
  }
}
