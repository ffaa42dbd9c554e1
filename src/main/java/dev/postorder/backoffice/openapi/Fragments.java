package dev.postorder.backoffice.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The parts that the description is written in: the YAML files beside this class, one for each area
 * of the API. What {@code api.yaml} says of the whole comes first, the areas after it by name.
 */
final class Fragments {
  static final YAMLMapper YAML = new YAMLMapper();

  private static final String WHOLE = "api.yaml";

  private Fragments() {}

  /** All of them as one document. Two that say the same thing twice stop it. */
  static ObjectNode merged() {
    var files = new TreeMap<String, ObjectNode>();
    for (String name : names()) {
      files.put(name, read(name));
    }
    ObjectNode document = Objects.requireNonNull(files.remove(WHOLE), WHOLE);
    files.forEach(
        (name, fragment) -> {
          tag(fragment);
          add(document, fragment, name);
        });
    order(document);
    return document;
  }

  /** The areas as {@code x-order} of the whole names them; what it does not name comes last. */
  private static void order(ObjectNode document) {
    List<String> order = document.remove("x-order").valueStream().map(JsonNode::asString).toList();
    List<JsonNode> tags =
        document
            .path("tags")
            .valueStream()
            .sorted(Comparator.comparingInt(tag -> place(order, tag)))
            .toList();
    document.putArray("tags").addAll(tags);
  }

  private static int place(List<String> order, JsonNode tag) {
    int place = order.indexOf(tag.path("name").asString());
    return place < 0 ? order.size() : place;
  }

  /** An operation belongs to the first tag of its file. */
  private static void tag(ObjectNode fragment) {
    String tag = fragment.at("/tags/0/name").asString();
    for (JsonNode path : fragment.path("paths")) {
      for (JsonNode operation : path) {
        if (operation.has("operationId") && !operation.has("tags")) {
          ((ObjectNode) operation).putArray("tags").add(tag);
        }
      }
    }
  }

  private static void add(ObjectNode to, ObjectNode from, String where) {
    for (var property : from.properties()) {
      String at = where + " " + property.getKey();
      JsonNode there = to.path(property.getKey());
      if (there.isMissingNode()) {
        to.set(property.getKey(), property.getValue());
      } else if (there instanceof ObjectNode object
          && property.getValue() instanceof ObjectNode more) {
        add(object, more, at);
      } else if (there instanceof ArrayNode array
          && property.getValue() instanceof ArrayNode more) {
        more.forEach(array::add);
      } else {
        throw new IllegalStateException(at + " is said by another fragment too");
      }
    }
  }

  private static ObjectNode read(String name) {
    try (InputStream in = Fragments.class.getResourceAsStream(name)) {
      return (ObjectNode) YAML.readTree(Objects.requireNonNull(in, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> names() {
    try {
      URL whole = Objects.requireNonNull(Fragments.class.getResource(WHOLE));
      return whole.openConnection() instanceof JarURLConnection jar ? inJar(jar) : inFolder(whole);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> inJar(JarURLConnection jar) throws IOException {
    String entry = jar.getEntryName();
    String folder = entry.substring(0, entry.length() - WHOLE.length());
    return jar.getJarFile().stream()
        .map(file -> file.getName())
        .filter(name -> name.startsWith(folder) && name.endsWith(".yaml"))
        .map(name -> name.substring(folder.length()))
        .toList();
  }

  private static List<String> inFolder(URL whole) throws IOException, URISyntaxException {
    URI folder = whole.toURI().resolve(".");
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .toList();
    }
  }
}
