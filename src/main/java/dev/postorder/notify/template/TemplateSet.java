package dev.postorder.notify.template;

import dev.postorder.platform.config.Language;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All templates, compiled; never changes. */
final class TemplateSet {
  static final String HTML = "letter/layout.html";
  static final String TEXT = "letter/layout.txt";
  static final String LOGO = "letter/logo.png";

  private static final String COMMON = "common";
  private static final int LONGEST = 256 * 1024;
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private final Map<String, Object> parts;
  private final Set<String> overridden;

  private TemplateSet(Map<String, Object> parts, Set<String> overridden) {
    this.parts = parts;
    this.overridden = overridden;
  }

  /** The built-in ones. */
  static TemplateSet of(Map<String, byte[]> files) {
    var parts = new HashMap<String, Object>();
    files.forEach((path, content) -> parts.put(path, part(path, content)));
    return new TemplateSet(Map.copyOf(parts), Set.of());
  }

  /** The path of what the letters of a language have in common. */
  static String common(Language language) {
    return TemplateName.path(Kind.LETTER, language, COMMON);
  }

  /** These templates with a file in place of what had its path, or beside them. */
  TemplateSet with(String path, byte[] content) {
    return changed(path, Optional.of(part(path, content)), true);
  }

  /** These templates with the built-in file of a path again, or without one if there is none. */
  TemplateSet without(String path) {
    return changed(path, BuiltIn.file(path).map(content -> part(path, content)), false);
  }

  private TemplateSet changed(String path, Optional<Object> part, boolean override) {
    var now = new HashMap<>(parts);
    now.remove(path);
    part.ifPresent(content -> now.put(path, content));
    var ours = new HashSet<>(overridden);
    ours.remove(path);
    if (override) {
      ours.add(path);
    }
    return new TemplateSet(Map.copyOf(now), Set.copyOf(ours));
  }

  /** Whether a file stands in place of the built-in one. */
  boolean overridden(String path) {
    return overridden.contains(path);
  }

  boolean has(String path) {
    return parts.containsKey(path);
  }

  Script letter(TemplateName name) {
    return (Script) of(name);
  }

  Snippet sms(TemplateName name) {
    return (Snippet) of(name);
  }

  Script inCommon(Language language) {
    return (Script) part(common(language));
  }

  Snippet layout(String path) {
    return (Snippet) part(path);
  }

  byte[] logo() {
    return ((byte[]) part(LOGO)).clone();
  }

  /** The file that renders this: its own, or the general one. */
  String path(TemplateName name) {
    return has(name.path()) ? name.path() : name.general().orElse(name).path();
  }

  private Object of(TemplateName name) {
    return part(path(name));
  }

  private Object part(String path) {
    return Optional.ofNullable(parts.get(path))
        .orElseThrow(() -> new IllegalArgumentException("there is no template " + path));
  }

  private static Object part(String path, byte[] content) {
    if (content.length > LONGEST) {
      throw new TemplateException(path, "longer than " + LONGEST / 1024 + " KiB");
    }
    if (path.equals(LOGO)) {
      return logo(path, content);
    }
    String text = text(path, content);
    return switch (path) {
      case HTML -> Snippet.html(path, text);
      case TEXT -> Snippet.plain(path, 1, text);
      default -> words(path, text);
    };
  }

  private static Object words(String path, String text) {
    if (path.startsWith(Kind.SMS.directory())) {
      return sms(path, text);
    }
    return path.endsWith("/" + COMMON + ".txt")
        ? Script.inCommon(path, text)
        : Script.ofLetter(path, text);
  }

  private static Snippet sms(String path, String text) {
    String line = text.strip();
    if (line.isEmpty() || line.lines().count() != 1) {
      throw new TemplateException(path, "one line of text is expected");
    }
    return Snippet.plain(path, (int) text.lines().takeWhile(String::isBlank).count() + 1, line);
  }

  private static byte[] logo(String path, byte[] content) {
    if (!Arrays.equals(content, 0, Math.min(content.length, PNG.length), PNG, 0, PNG.length)) {
      throw new TemplateException(path, "a PNG image is expected");
    }
    return content.clone();
  }

  private static String text(String path, byte[] content) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new TemplateException(path, "not encoded as UTF-8");
    }
  }
}
