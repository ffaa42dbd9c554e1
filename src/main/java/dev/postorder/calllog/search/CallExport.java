package dev.postorder.calllog.search;

import dev.postorder.calllog.LoggedCall;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Many calls as a file, page by page, so that few of them are held at a time. */
public final class CallExport {
  /** Most calls of one export. */
  public static final int MOST = 100_000;

  private static final int PAGE = 500;

  private final CallSearch search;
  private final CallFilter filter;
  private final Range range;
  private final ExportFormat format;
  private final UnaryOperator<LoggedCall> shown;
  private Found.Page page;
  private int left;

  private CallExport(
      CallSearch search,
      CallFilter filter,
      Range range,
      int most,
      ExportFormat format,
      UnaryOperator<LoggedCall> shown,
      Found.Page first) {
    this.search = search;
    this.filter = filter;
    this.range = range;
    this.format = format;
    this.shown = shown;
    this.page = first;
    this.left = most;
  }

  /**
   * Finds the first page of the calls, the newest first, without bodies.
   *
   * @param before only calls older than this one
   * @param most how many at most, up to {@link #MOST}
   * @param shown what of a call is shown
   * @return empty when the search takes too long: the range must be narrower
   */
  public static Optional<CallExport> open(
      CallSearch search,
      CallFilter filter,
      Range range,
      Optional<UUID> before,
      int most,
      ExportFormat format,
      UnaryOperator<LoggedCall> shown) {
    int all = Math.min(most, MOST);
    return search.search(filter, range, page(before, all)) instanceof Found.Page first
        ? Optional.of(new CallExport(search, filter, range, all, format, shown, first))
        : Optional.empty();
  }

  private static CallPage page(Optional<UUID> before, int left) {
    return new CallPage(before, Optional.empty(), Math.min(PAGE, left));
  }

  /**
   * Writes them, once.
   *
   * @throws IOException the reader is gone, or the search took too long: what was written is a part
   */
  public void write(OutputStream out) throws IOException {
    out.write(format.head().getBytes(StandardCharsets.UTF_8));
    lines(out);
    while (page.next().isPresent() && left > 0) {
      if (!(search.search(filter, range, page(page.next(), left)) instanceof Found.Page next)) {
        throw new IOException("the search takes too long: the range must be narrower");
      }
      page = next;
      lines(out);
    }
  }

  private void lines(OutputStream out) throws IOException {
    var lines = new StringBuilder();
    page.calls().forEach(call -> lines.append(format.line(shown.apply(call))));
    out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
    left -= page.calls().size();
  }
}
