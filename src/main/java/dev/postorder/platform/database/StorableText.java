package dev.postorder.platform.database;

/** Text as PostgreSQL can store it. */
public final class StorableText {
  private static final String CUT = " …";

  private StorableText() {}

  /** The text without NUL and lone surrogates, at most so many bytes of UTF-8; a cut is marked. */
  public static String of(String text, int limit) {
    var kept = new StringBuilder(Math.min(text.length(), limit));
    int room = limit - CUT.length() - 2;
    int bytes = 0;
    int end = -1;
    for (int i = 0; i < text.length(); ) {
      int point = clean(text.codePointAt(i));
      i += Character.charCount(text.codePointAt(i));
      bytes += utf8(point);
      if (end < 0 && bytes > room) {
        end = kept.length();
      }
      if (bytes > limit) {
        kept.setLength(end);
        return kept.append(CUT).toString();
      }
      kept.appendCodePoint(point);
    }
    return kept.toString();
  }

  private static int clean(int point) {
    boolean storable =
        point != 0 && !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    return storable ? point : 0xFFFD;
  }

  private static int utf8(int point) {
    if (point < 0x80) {
      return 1;
    }
    if (point < 0x800) {
      return 2;
    }
    return point < 0x10000 ? 3 : 4;
  }
}
