package dev.postorder.calllog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;

/**
 * Masks XML in place: texts and attributes of secret elements, and secret attributes. It reads well
 * formed XML without a document type; at anything else it stops.
 */
final class XmlMask {
  private static final String CDATA = "<![CDATA[";

  private final String text;
  private final StringBuilder masked;
  private final Deque<String> open = new ArrayDeque<>();
  private int position;
  private int safe;
  private OptionalInt secretDepth = OptionalInt.empty();
  private String secretName = "";

  private XmlMask(String text) {
    this.text = text;
    this.masked = new StringBuilder(text.length());
  }

  static String mask(String text, boolean whole) {
    return new XmlMask(text).run(whole);
  }

  /** Keeps what was read up to the last tag that fitted; the text after it may be misplaced. */
  private String run(boolean whole) {
    int read = 0;
    boolean fits = true;
    while (fits && position < text.length()) {
      fits = text.charAt(position) == '<' ? markup() : characters();
      if (fits && text.charAt(position - 1) == '>') {
        safe = masked.length();
        read = position;
      }
    }
    if (fits && open.isEmpty()) {
      return masked.toString();
    }
    masked.setLength(safe);
    return masked.append(whole ? MaskedBody.notKept(text.length() - read) : " …").toString();
  }

  private boolean markup() {
    if (text.startsWith(CDATA, position)) {
      return cdata();
    }
    if (text.startsWith("<!--", position)) {
      return skip("-->", "<!-- … -->");
    }
    if (text.startsWith("<?", position)) {
      return position == 0 ? copyDeclaration() : skip("?>", "<? … ?>");
    }
    return text.startsWith("</", position) ? endTag() : startTag();
  }

  private boolean characters() {
    int end = text.indexOf('<', position);
    String part = text.substring(position, end < 0 ? text.length() : end);
    if (part.indexOf('>') >= 0 || (open.isEmpty() && !part.isBlank())) {
      return false;
    }
    position += part.length();
    masked.append(part.isBlank() ? part : value(part, XmlEntities.decode(part)));
    return true;
  }

  private boolean cdata() {
    int start = position + CDATA.length();
    int end = text.indexOf("]]>", start);
    if (end < 0 || open.isEmpty()) {
      return false;
    }
    String part = text.substring(start, end);
    masked.append(CDATA).append(value(part, part)).append("]]>");
    position = end + 3;
    return true;
  }

  private String value(String written, String meant) {
    if (secretDepth.isPresent()) {
      return SecretNames.mask(secretName, meant.strip());
    }
    return MaskedBody.embedded(meant).isPresent() ? SecretNames.MASK : written;
  }

  private boolean skip(String until, String shown) {
    int end = text.indexOf(until, position);
    if (end < 0) {
      return false;
    }
    masked.append(shown);
    position = end + until.length();
    return true;
  }

  private boolean copyDeclaration() {
    int end = text.indexOf("?>", position);
    String declaration = text.substring(position, Math.max(position, end) + (end < 0 ? 0 : 2));
    if (end < 0 || SecretNames.mayCarrySecret(declaration)) {
      return false;
    }
    masked.append(declaration);
    position = end + 2;
    return true;
  }

  private boolean endTag() {
    int end = text.indexOf('>', position);
    if (end < 0 || open.isEmpty()) {
      return false;
    }
    String name = text.substring(position + 2, end).stripTrailing();
    if (!name.equals(open.peek())) {
      return false;
    }
    masked.append("</").append(name).append('>');
    position = end + 1;
    close();
    return true;
  }

  private boolean startTag() {
    XmlTag tag = XmlTag.read(text, position);
    if (!tag.wellFormed()) {
      return false;
    }
    open.push(tag.name());
    if (secretDepth.isEmpty() && tag.secret()) {
      secretDepth = OptionalInt.of(open.size());
      secretName = tag.localName();
    }
    tag.write(masked, secretDepth.isPresent());
    position = tag.end();
    if (tag.empty()) {
      close();
    }
    return true;
  }

  private void close() {
    if (secretDepth.isPresent() && secretDepth.getAsInt() == open.size()) {
      secretDepth = OptionalInt.empty();
    }
    open.pop();
  }
}
