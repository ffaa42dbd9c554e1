package dev.postorder.freight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds docs/compatibility.md against the methods that are served and what proves them. */
final class CompatibilityTest {
  private static final Path GUIDE = Path.of("docs/compatibility.md");
  private static final String BEGIN = "<!-- methods -->\n";
  private static final String END = "<!-- end of methods -->";

  private static Compatibility compatibility;

  @BeforeAll
  static void read() {
    try (TestServer server = TestServer.start()) {
      compatibility = Compatibility.read(server.wiring().freightMethods());
    }
  }

  @Test
  void everyMethodIsProvedInBothFormats() {
    compatibility
        .golden()
        .forEach(
            (method, cases) -> {
              assertThat(cases.json()).as(method + " in JSON and XML").isEqualTo(cases.xml());
              assertThat(cases.json()).as(method).isNotEmpty();
              assertThat(compatibility.tests().get(method)).as(method).isNotEmpty();
              if (!method.equals("every-method")) {
                assertThat(cases.answers(cases.json())).as(method).isNotEmpty();
              }
            });
  }

  /** A client that is said to have been driven names a method that there is. */
  @Test
  void clientsUseMethodsThatThereAre() {
    assertThat(compatibility.golden().keySet()).containsAll(compatibility.clients().keySet());
  }

  /** Mend with {@code mvn test -Dtest=CompatibilityTest -Ddocs=write}. */
  @Test
  void docsTellIt() throws IOException {
    String guide = Files.readString(GUIDE);
    String told =
        guide.substring(0, guide.indexOf(BEGIN) + BEGIN.length())
            + compatibility.table()
            + guide.substring(guide.indexOf(END));
    if ("write".equals(System.getProperty("docs"))) {
      Files.writeString(GUIDE, told);
    }
    assertThat(Files.readString(GUIDE)).isEqualTo(told);
  }
}
