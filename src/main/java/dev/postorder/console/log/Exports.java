package dev.postorder.console.log;

import dev.postorder.calllog.search.CallExport;
import dev.postorder.calllog.search.CallSearch;
import dev.postorder.calllog.search.ExportFormat;
import dev.postorder.console.Html;
import dev.postorder.console.Visit;
import dev.postorder.platform.http.Response;
import java.util.Optional;

/** The calls of a search as a file: {@code format=csv} or {@code ndjson}. */
public final class Exports {
  private final CallSearch search;
  private final CallLists lists;

  /** Exports what the lists show. */
  public Exports(CallSearch search, CallLists lists) {
    this.search = search;
    this.lists = lists;
  }

  /** The file; the list, which tells why, where it cannot be made. */
  Response file(Visit visit) {
    Asked asked = lists.asked(visit);
    ExportFormat format =
        asked.query().get("format").flatMap(ExportFormat::of).orElse(ExportFormat.CSV);
    Optional<CallExport> export =
        asked.faults().isEmpty()
            ? CallExport.open(
                search,
                asked.filter(),
                asked.range(),
                Optional.empty(),
                CallExport.MOST,
                format,
                call -> Shown.to(visit.operator(), call))
            : Optional.empty();
    return export
        .map(found -> Response.streamed(200, format.type(), found::write))
        .map(
            file ->
                Html.guarded(file, "default-src 'none'; frame-ancestors 'none'; sandbox")
                    .with(
                        "Content-Disposition",
                        "attachment; filename=\"" + format.fileName() + "\""))
        .orElseGet(() -> visit.redirect(asked.address(LogPages.ROOT)));
  }
}
