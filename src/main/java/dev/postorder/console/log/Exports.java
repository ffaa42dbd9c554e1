package dev.postorder.console.log;

import dev.postorder.calllog.search.CallExport;
import dev.postorder.calllog.search.ExportFormat;
import dev.postorder.console.Html;
import dev.postorder.console.Visit;
import dev.postorder.platform.http.BodyWriter;
import dev.postorder.platform.http.Response;
import java.util.Optional;

/** The calls of a search as a file: {@code format=csv} or {@code ndjson}. */
public final class Exports {
  private final CallExport export;
  private final CallLists lists;

  /** Exports what the lists show. */
  public Exports(CallExport export, CallLists lists) {
    this.export = export;
    this.lists = lists;
  }

  Response file(Visit visit) {
    Asked asked = lists.asked(visit);
    if (!asked.faults().isEmpty()) {
      return visit.redirect(asked.address(LogPages.ROOT));
    }
    ExportFormat format =
        asked.query().get("format").flatMap(ExportFormat::of).orElse(ExportFormat.CSV);
    BodyWriter writer =
        out ->
            export.write(
                asked.filter(),
                asked.range(),
                Optional.empty(),
                CallExport.MOST,
                format,
                call -> Shown.to(visit.operator(), call),
                out);
    return Html.guarded(
            Response.streamed(200, format.type(), writer),
            "default-src 'none'; frame-ancestors 'none'; sandbox")
        .with("Content-Disposition", "attachment; filename=\"" + format.fileName() + "\"");
  }
}
