package dev.postorder.access.operator;

/**
 * Where somebody signs in from.
 *
 * @param address the IP address as text
 * @param userAgent the browser, as it calls itself; longer ones are cut
 */
public record Caller(String address, String userAgent) {
  private static final int LONGEST = 300;

  /** Cuts and cleans what the browser says. */
  public Caller {
    userAgent =
        userAgent
            .codePoints()
            .filter(c -> c >= ' ' && c != 0x7F && !(c >= 0xD800 && c <= 0xDFFF))
            .limit(LONGEST)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }
}
