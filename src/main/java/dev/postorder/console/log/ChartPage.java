package dev.postorder.console.log;

import dev.postorder.console.Frame;
import java.util.Optional;

/**
 * The chart on a page of its own, or for a part of another.
 *
 * @param chart empty: there are too many calls to count in time
 * @param back the list that it belongs to
 */
public record ChartPage(Frame frame, Optional<ChartView> chart, String back) {}
