package dev.postorder.calllog.search;

import dev.postorder.calllog.LoggedCall;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Writes many calls, page by page, so that few of them are held at a time. */
public final class CallExport {
  /** Most calls of one export. */
  public static final int MOST = 100_000;

  private static final int PAGE = 500;

  private final CallSearch search;

  /** Writes what the search finds. */
  public CallExport(CallSearch search) {
    this.search = search;
  }

  /**
   * Writes the calls, the newest first, without bodies.
   *
   * @param before only calls older than this one
   * @param most how many at most, up to {@link #MOST}
   * @param shown what of a call is shown
   * @throws IOException the reader is gone, or the search took too long: what was written is a part
   */
  public void write(
      CallFilter filter,
      Range range,
      Optional<UUID> before,
      int most,
      ExportFormat format,
      UnaryOperator<LoggedCall> shown,
      OutputStream out)
      throws IOException {
    out.write(format.head().getBytes(StandardCharsets.UTF_8));
    Optional<UUID> next = before;
    int left = Math.min(most, MOST);
    do {
      var page = new CallPage(next, Optional.empty(), Math.min(PAGE, left));
      if (!(search.search(filter, range, page) instanceof Found.Page found)) {
        throw new IOException("the search takes too long: the range must be narrower");
      }
      var lines = new StringBuilder();
      found.calls().forEach(call -> lines.append(format.line(shown.apply(call))));
      out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
      left -= found.calls().size();
      next = found.next();
    } while (next.isPresent() && left > 0);
  }
}
