package dev.postorder.document;

/** Replaces characters that look like others and have no glyph in our font. */
final class Glyphs {
  private Glyphs() {}

  /** The text with narrow and thin spaces as no-break spaces, and no character XML forbids. */
  static String printable(String xhtml) {
    var out = new StringBuilder(xhtml.length());
    for (int i = 0; i < xhtml.length(); i++) {
      char c = xhtml.charAt(i);
      switch (c) {
        case '\u2007', '\u2009', '\u200A', '\u202F', '\u205F' -> out.append('\u00A0');
        case '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u00AD' -> {}
        case '\u2011' -> out.append('-');
        case '\u2212' -> out.append('\u2013');
        default -> out.append(forbidden(c) ? '\uFFFD' : c);
      }
    }
    return out.toString();
  }

  private static boolean forbidden(char c) {
    return (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c >= '\uFFFE';
  }
}
