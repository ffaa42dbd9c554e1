package dev.postorder.console.log;

import dev.postorder.calllog.search.Histogram;
import dev.postorder.console.Times;
import dev.postorder.console.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/**
 * The chart of calls and errors over the range, {@link #WIDTH} by {@link #HEIGHT}.
 *
 * @param most the tallest bar's calls
 * @param step the length of a bar, in words
 */
public record ChartView(
    long calls, long errors, long most, String step, List<Bar> bars, List<Label> labels) {
  /** Units of the drawing. */
  public static final int WIDTH = 1000;

  /** Units of the drawing, labels included. */
  public static final int HEIGHT = 120;

  private static final int FLOOR = 100;
  private static final int LABELS = 6;

  /** Further to the right there is no room for one. */
  private static final double LAST_LABEL = 0.9;

  /**
   * A bar; its upper part are the errors.
   *
   * @param address the list of its calls
   * @param label what it says: its time, calls and errors
   */
  public record Bar(
      String address,
      String label,
      String at,
      long calls,
      long errors,
      double x,
      double width,
      double y,
      double height,
      double errorY,
      double errorHeight) {}

  /**
   * A time below the bar that begins then.
   *
   * @param x where it begins, in per cent of the width
   */
  public record Label(double x, String text) {}

  static ChartView of(
      Histogram histogram, Times times, Words words, BiFunction<Instant, Instant, String> address) {
    long most = histogram.bars().stream().mapToLong(Histogram.Bar::calls).max().orElse(0);
    int count = histogram.bars().size();
    double width = (double) WIDTH / Math.max(1, count);
    var bars = new ArrayList<Bar>();
    var labels = new ArrayList<Label>();
    int every = Math.max(1, (count + LABELS - 1) / LABELS);
    DateTimeFormatter format = format(histogram, words);
    for (int i = 0; i < count; i++) {
      Histogram.Bar bar = histogram.bars().get(i);
      String at = format(times.zone(), format, bar.at());
      double height = height(bar.calls(), most);
      double errors = height(bar.errors(), most);
      bars.add(
          new Bar(
              address.apply(bar.at(), bar.at().plus(histogram.step())),
              words.say("chart.bar", at, bar.calls(), bar.errors()),
              at,
              bar.calls(),
              bar.errors(),
              round(i * width + 0.1 * width),
              round(width * 0.8),
              round(FLOOR - height),
              round(height - errors),
              round(FLOOR - errors),
              round(errors)));
      if (i % every == 0 && i < LAST_LABEL * count) {
        labels.add(new Label(round(100.0 * i / count), at));
      }
    }
    return new ChartView(
        histogram.calls(), histogram.errors(), most, step(histogram, words), bars, labels);
  }

  /** Drawn even where they are few: one unit is the least. */
  private static double height(long calls, long most) {
    return calls == 0 ? 0 : Math.max(1.5, (FLOOR - 8.0) * calls / most);
  }

  private static double round(double value) {
    return Math.round(value * 100) / 100.0;
  }

  private static String step(Histogram histogram, Words words) {
    long minutes = histogram.step().toMinutes();
    if (minutes < 60) {
      return words.say("chart.minutes", minutes);
    }
    return minutes < 24 * 60
        ? words.say("chart.hours", minutes / 60)
        : words.say("chart.days", minutes / (24 * 60));
  }

  private static DateTimeFormatter format(Histogram histogram, Words words) {
    boolean within =
        histogram.step().toMinutes() < 60
            && histogram.bars().size() * histogram.step().toMinutes() <= 24 * 60 + 30;
    Locale locale = Locale.of(words.language().code());
    return DateTimeFormatter.ofPattern(within ? "HH:mm" : "d MMM HH:mm", locale);
  }

  private static String format(ZoneId zone, DateTimeFormatter format, Instant at) {
    return format.format(at.atZone(zone));
  }
}
