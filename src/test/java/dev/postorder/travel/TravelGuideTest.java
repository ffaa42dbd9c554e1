package dev.postorder.travel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/travel.md against the golden files, and those against the methods. */
class TravelGuideTest {
  private static final Path GUIDE = Path.of("docs/travel.md");
  private static final Path GOLDEN = Path.of("src/test/resources/golden/travel");
  private static final String BEGIN = "<!-- methods -->\n";
  private static final String END = "<!-- end of methods -->";

  private static List<String> names(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString().replace(".xml", ""))
          .filter(name -> !name.equals("request"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void everyMethodHasItsFilesInBothVersions() {
    assertThat(names(GOLDEN))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Stream.of("every-method"),
                    Stream.of(SampleCall.values()).map(SampleCall::method))
                .toList());
    for (SampleCall call : SampleCall.values()) {
      List<String> cases = names(GOLDEN.resolve(call.method()).resolve("soap11"));

      assertThat(cases)
          .contains("success")
          .isEqualTo(names(GOLDEN.resolve(call.method()).resolve("soap12")));
    }
  }

  /** Mend with {@code mvn test -Dtest=TravelGuideTest -Ddocs=write}. */
  @Test
  void docsTellIt() throws IOException {
    String guide = Files.readString(GUIDE, UTF_8);
    String told =
        guide.substring(0, guide.indexOf(BEGIN) + BEGIN.length())
            + table()
            + guide.substring(guide.indexOf(END));
    if ("write".equals(System.getProperty("docs"))) {
      Files.writeString(GUIDE, told);
    }
    assertThat(Files.readString(GUIDE, UTF_8)).isEqualTo(told);
  }

  private static String table() {
    var table = new StringBuilder("| service | method | cases |\n|---|---|---|\n");
    for (SampleCall call : SampleCall.values()) {
      table.append(row("`" + call.path() + "`", call.method(), "soap12"));
    }
    return table.append(row("", "every-method", "soap11")).toString();
  }

  private static String row(String service, String method, String folder) {
    String cases =
        names(GOLDEN.resolve(method).resolve(folder)).stream()
            .map(name -> "[%s](../%s/%s/%s/%s.xml)".formatted(name, GOLDEN, method, folder, name))
            .collect(joining(" "));
    return "| %s | `%s` | %s |\n".formatted(service, method, cases);
  }
}
