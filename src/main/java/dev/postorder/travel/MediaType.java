package dev.postorder.travel;

import java.util.Locale;
import java.util.Optional;

/**
 * A Content-Type header (RFC 9110, section 8.3.1), as far as SOAP needs it.
 *
 * @param type lower case, e.g. {@code text/xml}; empty without a header
 * @param charset as the client wrote it
 * @param action the SOAP 1.2 action (RFC 3902)
 */
record MediaType(String type, Optional<String> charset, Optional<String> action) {

  /** Reads a header; parameters come in any order, quoted or not, and rubbish is passed over. */
  static MediaType parse(String header) {
    int end = end(header, 0);
    String type = header.substring(0, end).strip().toLowerCase(Locale.ROOT);
    Optional<String> charset = Optional.empty();
    Optional<String> action = Optional.empty();
    while (end < header.length()) {
      int start = end + 1;
      end = end(header, start);
      int equals = header.indexOf('=', start);
      if (equals < 0 || equals > end) {
        continue;
      }
      String name = header.substring(start, equals).strip();
      Optional<String> value = Optional.of(unquote(header.substring(equals + 1, end)));
      if (name.equalsIgnoreCase("charset")) {
        charset = value;
      } else if (name.equalsIgnoreCase("action")) {
        action = value;
      }
    }
    return new MediaType(type, charset, action);
  }

  /** The next semicolon outside quotes, or the header's length. */
  private static int end(String header, int from) {
    boolean quoted = false;
    for (int i = from; i < header.length(); i++) {
      char c = header.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ';' && !quoted) {
        return i;
      }
    }
    return header.length();
  }

  /** Without blanks around it and without the double quotes. */
  static String unquote(String value) {
    String bare = value.strip();
    boolean quoted = bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"");
    return quoted ? bare.substring(1, bare.length() - 1) : bare;
  }
}
