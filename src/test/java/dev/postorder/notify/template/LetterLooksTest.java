package dev.postorder.notify.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import dev.postorder.notify.Event;
import dev.postorder.platform.config.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * Letters in a real browser, in narrow and wide windows, light and dark, with and without styles.
 * {@code -Dpictures=DIRECTORY} keeps pictures of them.
 */
class LetterLooksTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Templates TEMPLATES = Given.builtIn();

  private static final String OVERFLOW =
      "document.documentElement.scrollWidth - document.documentElement.clientWidth";

  /** The lowest contrast of text to its ground (WCAG 2.2, 1.4.3), over all texts that are seen. */
  private static final String CONTRAST =
      """
      () => {
        const rgb = c => c.match(/[\\d.]+/g).map(Number);
        const light = c => { const [r, g, b] = rgb(c).map(v => v / 255)
          .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
        const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
          if (rgb(c)[3] !== 0) return c; } return 'rgb(255, 255, 255)'; };
        let lowest = 21;
        for (const e of document.body.querySelectorAll('*')) {
          const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
          if (!own || !e.getClientRects().length) continue;
          const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
          lowest = Math.min(lowest, (a + 0.05) / (b + 0.05));
        }
        return lowest;
      }
      """;

  /** Those whose words differ. */
  private static final List<String> EVENTS =
      Event.all().stream()
          .filter(
              event ->
                  event.equals("order_state.inway")
                      || BuiltIn.files().containsKey("letter/ru/" + event + ".txt"))
          .toList();

  private record Window(int width, ColorScheme scheme, boolean styled) {}

  private record Subject(String name, String html) {}

  @Test
  void lettersFitTheirWindowAndCanBeReadInEveryLight() {
    Assumptions.assumeTrue(Files.exists(CHROMIUM), "no Chromium here");
    try (Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox")))) {
      for (Window window : windows()) {
        look(browser, window);
      }
    }
  }

  private static List<Window> windows() {
    var windows = new ArrayList<Window>();
    for (int width : new int[] {320, 1000}) {
      windows.add(new Window(width, ColorScheme.LIGHT, true));
      windows.add(new Window(width, ColorScheme.DARK, true));
      windows.add(new Window(width, ColorScheme.LIGHT, false));
    }
    return windows;
  }

  private static void look(Browser browser, Window window) {
    var options =
        new Browser.NewPageOptions()
            .setViewportSize(window.width(), 600)
            .setColorScheme(window.scheme());
    try (Page page = browser.newPage(options)) {
      for (Subject subject : subjects()) {
        String html =
            window.styled()
                ? subject.html()
                : subject.html().replaceAll("(?s)<style>.*?</style>|<img [^>]*>", "");
        page.setContent(html);
        assertThat(page.evaluate(OVERFLOW)).as("%s %s", subject.name(), window).isEqualTo(0);
        assertThat(((Number) page.evaluate(CONTRAST)).doubleValue())
            .as("%s %s", subject.name(), window)
            .isGreaterThan(4.5);
        assertThat(page.locator("a").first().boundingBox().height).isGreaterThan(40);
        picture(page, subject, window);
      }
    }
  }

  private static void picture(Page page, Subject subject, Window window) {
    Optional.ofNullable(System.getProperty("pictures"))
        .map(
            directory ->
                Path.of(
                    directory,
                    "%s-%d-%s%s.png"
                        .formatted(
                            subject.name(),
                            window.width(),
                            window.scheme().name().toLowerCase(Locale.ROOT),
                            window.styled() ? "" : "-bare")))
        .ifPresent(
            file -> page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true)));
  }

  private static List<Subject> subjects() {
    var subjects = new ArrayList<Subject>();
    for (Language language : Language.values()) {
      for (String event : EVENTS) {
        subjects.add(
            new Subject(
                language.code() + "-" + event,
                TEMPLATES.preview(event, Kind.LETTER, language).html()));
      }
      subjects.add(new Subject(language.code() + "-long", longest(language)));
    }
    return subjects;
  }

  private static String longest(Language language) {
    ObjectNode data = Sample.data(Event.CHANGE_DECLINED, language);
    data.put("sender", "Ы".repeat(300));
    data.put("pickup", "Общество с ограниченной ответственностью ".repeat(8));
    return TEMPLATES
        .render(Event.CHANGE_DECLINED, Kind.LETTER, language, data, Sample.LINKS)
        .html();
  }
}
