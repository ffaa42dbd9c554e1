package dev.postorder.calllog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A start tag as it is written.
 *
 * @param end the position after its {@code >}; 0 when it is not well formed
 * @param empty whether it closes itself
 */
record XmlTag(String name, List<Attribute> attributes, boolean empty, int end) {
  private static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_.:·-]{0,255}+";
  private static final Pattern OPENING = Pattern.compile("<(" + NAME + ")");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("\\s++(" + NAME + ")\\s*+=\\s*+(?:\"([^\"<]*+)\"|'([^'<]*+)')");
  private static final Pattern CLOSING = Pattern.compile("\\s*+(/?)>");

  /** An attribute; its value as it is written between the quotes. */
  record Attribute(String name, String value, char quote) {}

  static XmlTag read(String text, int at) {
    Matcher matcher = OPENING.matcher(text);
    if (!matcher.region(at, text.length()).lookingAt()) {
      return notWellFormed();
    }
    String name = matcher.group(1);
    int position = matcher.end();
    var attributes = new ArrayList<Attribute>();
    matcher.usePattern(ATTRIBUTE);
    while (matcher.region(position, text.length()).lookingAt()) {
      boolean single = matcher.group(2) == null;
      attributes.add(
          new Attribute(matcher.group(1), matcher.group(single ? 3 : 2), single ? '\'' : '"'));
      position = matcher.end();
    }
    matcher.usePattern(CLOSING);
    if (!matcher.region(position, text.length()).lookingAt()) {
      return notWellFormed();
    }
    return new XmlTag(name, attributes, !matcher.group(1).isEmpty(), matcher.end());
  }

  private static XmlTag notWellFormed() {
    return new XmlTag("", List.of(), false, 0);
  }

  boolean wellFormed() {
    return end > 0;
  }

  String localName() {
    return local(name);
  }

  /** By its own name, or because an attribute names a secret: {@code <add key="password" …>}. */
  boolean secret() {
    return SecretNames.secret(localName())
        || attributes.stream().anyMatch(attribute -> SecretNames.secret(attribute.value()));
  }

  void write(StringBuilder out, boolean insideSecret) {
    out.append('<').append(name);
    for (Attribute attribute : attributes) {
      out.append(' ').append(attribute.name()).append('=').append(attribute.quote());
      out.append(shown(attribute, insideSecret)).append(attribute.quote());
    }
    out.append(empty ? "/>" : ">");
  }

  private static String shown(Attribute attribute, boolean insideSecret) {
    String meant = XmlEntities.decode(attribute.value());
    String name = local(attribute.name());
    if (SecretNames.secret(name)) {
      return SecretNames.mask(name, meant);
    }
    boolean hides = MaskedBody.embedded(meant).isPresent();
    boolean plain = attribute.name().startsWith("xmlns") || SecretNames.secret(meant);
    return hides || (insideSecret && !plain) ? SecretNames.MASK : attribute.value();
  }

  private static String local(String name) {
    return name.substring(name.lastIndexOf(':') + 1);
  }
}
