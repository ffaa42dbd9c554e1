package dev.postorder.freight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.freight.wire.Format;
import dev.postorder.platform.xml.Xml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Golden files: requests with {@code ${names}} to fill in, and answers that are compared by
 * structure, where values that must differ from run to run carry a name. Run the tests with {@code
 * -Dgolden=write} to write the answers anew, and read the difference.
 */
public final class Golden {
  private static final Path ROOT = Path.of("src/test/resources/golden/freight");
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
  private static final Pattern ELEMENT = Pattern.compile("(</?_)\\$\\{(\\w+)}");

  private Golden() {}

  /** A file with its names filled in. */
  public static String request(String name, Format format, Map<String, String> values) {
    String text = read(file(name, format));
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("${" + value.getKey() + "}", value.getValue());
    }
    return text;
  }

  /** Compares an answer with its file; the values are what the names stand for. */
  public static void check(String name, Format format, String answer, Map<String, String> values) {
    String canonical =
        switch (format) {
          case JSON ->
              named(JsonMapper.shared().readTree(answer), values)
                  .toPrettyString()
                  .replace("\r", "");
          case XML ->
              ELEMENT.matcher(named(canonical(answer), values)).replaceAll("$1$2"); // stays XML
        };
    if ("write".equals(System.getProperty("golden"))) {
      write(file(name, format), canonical + "\n");
    }
    String golden = read(file(name, format));
    switch (format) {
      case JSON ->
          assertThat(JsonMapper.shared().readTree(canonical))
              .as(name)
              .isEqualTo(JsonMapper.shared().readTree(golden));
      case XML -> assertThat(canonical).as(name).isEqualTo(canonical(golden));
    }
  }

  private static JsonNode named(JsonNode node, Map<String, String> values) {
    if (node.isObject()) {
      ObjectNode named = JsonNodeFactory.instance.objectNode();
      node.properties().forEach(e -> named.set(e.getKey(), named(e.getValue(), values)));
      return named;
    }
    if (node.isArray()) {
      var named = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> named.add(named(item, values)));
      return named;
    }
    if (node.isNumber()) {
      for (Map.Entry<String, String> value : values.entrySet()) {
        if (node.asString().equals(value.getValue())) {
          return JsonNodeFactory.instance.stringNode("${" + value.getKey() + ":number}");
        }
      }
      return node;
    }
    return node.isString()
        ? JsonNodeFactory.instance.stringNode(named(node.stringValue(), values))
        : node;
  }

  private static String named(String text, Map<String, String> values) {
    String named = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      named = named.replace(value.getValue(), "${" + value.getKey() + "}");
    }
    return TIME.matcher(named).replaceAll("\\${time}");
  }

  /** One element or text a line, white space between them dropped. */
  private static String canonical(String xml) {
    var out = new StringBuilder();
    try {
      XMLStreamReader reader = Xml.read(xml.getBytes(StandardCharsets.UTF_8), Optional.empty());
      int depth = 0;
      for (int event = reader.getEventType();
          event != XMLStreamConstants.END_DOCUMENT;
          event = reader.next()) {
        if (event == XMLStreamConstants.START_ELEMENT) {
          out.append("  ".repeat(depth++)).append('<').append(reader.getLocalName());
          for (int i = 0; i < reader.getAttributeCount(); i++) {
            out.append(' ').append(reader.getAttributeLocalName(i)).append("=\"");
            Xml.escape(out, reader.getAttributeValue(i));
            out.append('"');
          }
          out.append(">\n");
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          out.append("  ".repeat(--depth)).append("</").append(reader.getLocalName()).append(">\n");
        } else if (event == XMLStreamConstants.CHARACTERS && !reader.getText().isBlank()) {
          out.append("  ".repeat(depth));
          Xml.escape(out, reader.getText().strip().replaceAll("\\s+", " "));
          out.append('\n');
        }
      }
      return out.toString();
    } catch (XMLStreamException e) {
      throw new AssertionError("not well-formed: " + xml, e);
    }
  }

  private static Path file(String name, Format format) {
    return ROOT.resolve(name + (format == Format.JSON ? ".json" : ".xml"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
