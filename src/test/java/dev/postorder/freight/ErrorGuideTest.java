package dev.postorder.freight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.freight.wire.FreightError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ErrorGuideTest {
  private static final Path GUIDE = Path.of("docs/errors.md");

  /** Mend with {@code mvn test -Dtest=ErrorGuideTest -Ddocs=write}. */
  @Test
  void docsTellTheCatalogue() throws IOException {
    if ("write".equals(System.getProperty("docs"))) {
      Files.writeString(GUIDE, ErrorGuide.markdown());
    }
    assertThat(Files.readString(GUIDE)).isEqualTo(ErrorGuide.markdown());
  }

  @Test
  void pageHasAnAnchorForEveryCode() {
    String page = new String(ErrorGuide.page().body(), StandardCharsets.UTF_8);
    for (FreightError error : FreightError.values()) {
      assertThat(page).contains("id=\"error_" + error.code() + "\"");
    }
  }

  @Test
  void codesAreUnique() {
    assertThat(Arrays.stream(FreightError.values()).map(FreightError::code))
        .doesNotHaveDuplicates();
  }
}
