package dev.postorder.freight;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The table of docs/compatibility.md: what is proved of each method, read off the golden files and
 * the tests that name the method.
 *
 * @param golden the golden files by method: case names, those with the ending .json and .xml apart
 * @param tests the test classes that name the method
 * @param clients the public clients that were driven through the method
 */
record Compatibility(
    Map<String, Cases> golden, Map<String, Collection<String>> tests, Map<String, String> clients) {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/freight");
  private static final Path TESTS = Path.of("src/test/java");

  /** Its golden files have folders with the same names. */
  private static final Path OTHER_FACE = TESTS.resolve("dev/postorder/travel");

  private static final Path CLIENTS = Path.of("src/test/resources/compatibility/clients.csv");
  private static final Path TABLES = Path.of("src/test/resources");
  private static final Pattern TABLE = Pattern.compile("\"/?([\\w/.-]+\\.json)\"");
  private static final String EVERY_METHOD = "every-method";

  /** The cases of a method, by format. */
  record Cases(TreeSet<String> json, TreeSet<String> xml) {
    List<String> answers(TreeSet<String> format) {
      return format.stream().filter(name -> name.startsWith("success")).toList();
    }

    List<String> errors(TreeSet<String> format) {
      return format.stream()
          .filter(name -> !name.startsWith("success") && !name.startsWith("request"))
          .toList();
    }
  }

  static Compatibility read(Collection<String> methods) {
    var golden = new TreeMap<String, Cases>();
    var tests = new TreeMap<String, Collection<String>>();
    for (String method : methods) {
      golden.put(method, cases(method));
      tests.put(method, new TreeSet<>());
    }
    golden.put(EVERY_METHOD, cases(EVERY_METHOD));
    tests.put(EVERY_METHOD, new TreeSet<>());
    files(TESTS, ".java").forEach(file -> mentions(file, tests));
    return new Compatibility(golden, tests, driven());
  }

  private static Cases cases(String method) {
    var cases = new Cases(new TreeSet<>(), new TreeSet<>());
    Path folder = GOLDEN.resolve(method);
    if (Files.isDirectory(folder)) {
      names(folder, ".json", cases.json());
      names(folder, ".xml", cases.xml());
    }
    return cases;
  }

  private static void names(Path folder, String ending, TreeSet<String> names) {
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ending))
          .map(name -> name.substring(0, name.length() - ending.length()))
          .forEach(names::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A test names a method itself, in a class beside it that lists its cases, or in a table. */
  private static void mentions(Path file, Map<String, Collection<String>> tests) {
    String name = file.getFileName().toString().replace(".java", "");
    if (!name.endsWith("Test") || file.startsWith(OTHER_FACE)) {
      return;
    }
    var text = new StringBuilder(text(file));
    if (text.indexOf("Cases.") >= 0) {
      files(file.getParent(), "Cases.java").forEach(cases -> text.append(text(cases)));
    }
    TABLE
        .matcher(text.toString())
        .results()
        .map(found -> TABLES.resolve(found.group(1)))
        .filter(Files::isRegularFile)
        .forEach(table -> text.append(text(table)));
    tests.forEach(
        (method, classes) -> {
          if (names(text.toString(), method)) {
            classes.add(name);
          }
        });
  }

  private static boolean names(String text, String method) {
    int slash = method.lastIndexOf('/');
    return text.contains('"' + method + '"')
        || text.contains('"' + method + "/\"")
        || cases(method).json().stream().anyMatch(one -> text.contains(method + '/' + one + '"'))
        || text.contains('"' + method.substring(0, slash + 1) + '"')
            && text.contains('"' + method.substring(slash + 1) + '"');
  }

  private static Map<String, String> driven() {
    var clients = new TreeMap<String, String>();
    text(CLIENTS)
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> clients.put(line.split(",", 2)[0], line.split(",", 2)[1].strip()));
    return clients;
  }

  /** The table, in Markdown. */
  String table() {
    return golden.keySet().stream()
        .map(this::row)
        .collect(
            joining(
                "\n",
                """
                | method | JSON | XML | errors, in both formats | clients | tests |
                |---|---|---|---|---|---|
                """,
                "\n"));
  }

  private String row(String method) {
    Cases cases = golden.get(method);
    return "| `%s` | %s | %s | %s | %s | %s |"
        .formatted(
            method,
            links(method, cases.answers(cases.json()), ".json"),
            links(method, cases.answers(cases.xml()), ".xml"),
            links(method, cases.errors(cases.json()), ".json"),
            clients.getOrDefault(method, ""),
            String.join(", ", tests.get(method)));
  }

  private static String links(String method, List<String> cases, String ending) {
    return cases.stream()
        .map(name -> "[%s](../%s/%s/%s%s)".formatted(name, GOLDEN, method, name, ending))
        .collect(joining(" "));
  }

  private static List<Path> files(Path root, String ending) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
