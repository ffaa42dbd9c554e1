package dev.postorder.console;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The rules of WCAG 2.2, A and AA, as far as axe-core can tell. */
final class Axe {
  private static final String SOURCE = source();
  private static final String RUN =
      """
      async only => {
        const options = {
          runOnly: only ? { type: "rule", values: [only] }
            : { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
          iframes: false, resultTypes: ["violations"] };
        const found = await axe.run(document, options);
        return found.violations.flatMap(rule => rule.nodes.map(node =>
          rule.id + ": " + node.html.slice(0, 200) + " — " + node.failureSummary.replaceAll("\\n", " ")));
      }
      """;

  private Axe() {}

  /** What is against the rules. */
  static List<String> violations(Page page) {
    page.evaluate(SOURCE);
    return run(page, "");
  }

  /** What cannot be read in the colours that the page has now, after {@link #violations}. */
  static List<String> colours(Page page) {
    return run(page, "color-contrast");
  }

  @SuppressWarnings("unchecked")
  private static List<String> run(Page page, String rule) {
    return (List<String>) page.evaluate(RUN, rule);
  }

  private static String source() {
    try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
