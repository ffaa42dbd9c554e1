package dev.postorder.freight.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Reads a body of either format into one tree (freight specification, section 1). */
public final class BodyReader {
  private static final char BOM = '\uFEFF';

  private BodyReader() {}

  /**
   * Reads a body.
   *
   * @param contentType the Content-Type header; only its charset counts, UTF-8 without one
   * @throws UnreadableBody if it is not well-formed, nested too deep, or not an object
   */
  public static ObjectNode read(Format format, byte[] body, Optional<String> contentType)
      throws UnreadableBody {
    Optional<Charset> charset = charset(contentType.orElse(""));
    return switch (format) {
      case JSON -> JsonReader.read(decode(body, charset.orElse(StandardCharsets.UTF_8)));
      case XML -> XmlReader.read(body, charset);
    };
  }

  private static Optional<Charset> charset(String contentType) throws UnreadableBody {
    int at = contentType.toLowerCase(Locale.ROOT).indexOf("charset=");
    if (at < 0) {
      return Optional.empty();
    }
    String name = contentType.substring(at + "charset=".length());
    int end = name.indexOf(';');
    name = (end < 0 ? name : name.substring(0, end)).replace("\"", "").replace("'", "").strip();
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalArgumentException e) {
      throw new UnreadableBody("Неизвестная кодировка в заголовке Content-Type");
    }
  }

  private static String decode(byte[] body, Charset charset) throws UnreadableBody {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer text =
        CharBuffer.allocate((int) Math.ceil(body.length * (double) decoder.maxCharsPerByte()) + 1);
    CoderResult result = decoder.decode(ByteBuffer.wrap(body), text, true);
    if (!result.isError()) {
      result = decoder.flush(text);
    }
    text.flip();
    if (result.isError()) {
      throw malformed(text, charset);
    }
    return !text.isEmpty() && text.charAt(0) == BOM
        ? text.subSequence(1, text.length()).toString()
        : text.toString();
  }

  private static UnreadableBody malformed(CharSequence before, Charset charset) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < before.length(); i++) {
      boolean newLine = before.charAt(i) == '\n';
      line += newLine ? 1 : 0;
      column = newLine ? 1 : column + 1;
    }
    return UnreadableBody.at("Текст не в кодировке " + charset.name(), line, column);
  }
}
