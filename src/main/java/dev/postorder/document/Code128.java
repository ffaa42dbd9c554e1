package dev.postorder.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A number as a barcode of Code 128 (ISO/IEC 15417): pairs of digits in code set C; an odd first
 * digit stands in code set B before them.
 */
public final class Code128 {
  /** Widths of bars and gaps in modules, by the symbol's value; the last one is the stop. */
  private static final String[] WIDTHS =
      """
      212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231
      113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211
      212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131
      113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111
      314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211
      241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141
      214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214
      211232 2331112
      """
          .strip()
          .split("\\s+");

  private static final int TO_C = 99;
  private static final int START_B = 104;
  private static final int START_C = 105;
  private static final int STOP = 106;
  private static final int FIRST_OF_B = ' ';

  private Code128() {}

  /**
   * A black bar.
   *
   * @param from its left edge, in modules from the first bar
   * @param width in modules, 1 to 4
   */
  public record Bar(int from, int width) {
    private static final double MODULE = 0.33;

    /** The left edge as a length in CSS; a module is 0.33 mm wide. */
    public String left() {
      return millimetres(from);
    }

    /** The width as a length in CSS. */
    public String across() {
      return millimetres(width);
    }

    private static String millimetres(int modules) {
      return String.format(Locale.ROOT, "%.2fmm", modules * MODULE);
    }
  }

  /**
   * The bars of a number, from left to right; the quiet zones of 10 modules are the caller's.
   *
   * @param digits one or more of 0 to 9
   */
  public static List<Bar> bars(String digits) {
    var bars = new ArrayList<Bar>();
    int at = 0;
    for (int symbol : symbols(digits)) {
      String widths = WIDTHS[symbol];
      for (int i = 0; i < widths.length(); i++) {
        int width = widths.charAt(i) - '0';
        if (i % 2 == 0) {
          bars.add(new Bar(at, width));
        }
        at += width;
      }
    }
    return List.copyOf(bars);
  }

  /** The width of the whole as a length in CSS. */
  static String breadth(List<Bar> bars) {
    return new Bar(0, bars.getLast().from() + bars.getLast().width()).across();
  }

  private static List<Integer> symbols(String digits) {
    if (digits.isEmpty() || digits.chars().anyMatch(c -> c < '0' || c > '9')) {
      throw new IllegalArgumentException("digits are expected");
    }
    var symbols = new ArrayList<Integer>();
    boolean odd = digits.length() % 2 == 1;
    if (odd) {
      symbols.add(START_B);
      symbols.add(digits.charAt(0) - FIRST_OF_B);
      symbols.add(TO_C);
    } else {
      symbols.add(START_C);
    }
    for (int i = odd ? 1 : 0; i < digits.length(); i += 2) {
      symbols.add(Integer.parseInt(digits, i, i + 2, 10));
    }
    symbols.add(check(symbols));
    symbols.add(STOP);
    return symbols;
  }

  private static int check(List<Integer> symbols) {
    int sum = symbols.getFirst();
    for (int i = 1; i < symbols.size(); i++) {
      sum += i * symbols.get(i);
    }
    return sum % 103;
  }
}
