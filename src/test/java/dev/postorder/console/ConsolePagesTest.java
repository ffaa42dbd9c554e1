package dev.postorder.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Walks through every page of the console in a browser: readable by the rules of WCAG, in both
 * languages, in light and dark, wide and narrow. {@code -Dpictures=DIR} keeps a picture of each.
 */
final class ConsolePagesTest {
  private static final int WIDE = 1280;
  private static final int NARROW = 390;
  private static final int HEIGHT = 900;
  private static final String PICTURES = System.getProperty("pictures", "");
  private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");
  private static final String WORDS =
      """
      () => [...document.querySelectorAll("label, th, legend, dt, button, h2, caption, .menu a, .tabs a, .badge")]
        .filter(element => !element.closest("[lang]:not(html)"))
        .map(element => element.textContent.trim())
      """;

  @TempDir private static Path directory;
  private static Stage stage;
  private static Chromium chromium;

  private final List<String> complaints = new ArrayList<>();
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    stage = new Stage(directory);
  }

  @AfterAll
  static void stop() {
    Optional.ofNullable(chromium).ifPresent(Chromium::close);
    Optional.ofNullable(stage).ifPresent(Stage::close);
  }

  @BeforeEach
  void open() {
    context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(WIDE, HEIGHT)
                    .setReducedMotion(ReducedMotion.REDUCE));
    context.addCookies(
        List.of(
            new Cookie(stage.visitor().cookieName(), stage.visitor().secret())
                .setUrl(stage.server().url("/").toString())));
    page = context.newPage();
    page.onConsoleMessage(message -> complain("said " + message.text()));
    page.onPageError(error -> complain("threw " + error));
    page.onRequest(request -> foreign(request.url()));
  }

  @AfterEach
  void close() {
    context.close();
  }

  private void complain(String what) {
    complaints.add(page.url() + " " + what);
  }

  private void foreign(String url) {
    boolean ours = url.startsWith(stage.server().url("/").toString()) || url.startsWith("data:");
    if (!ours) {
      complain("asked for " + url);
    }
  }

  @Test
  void everyPageCanBeReadByEverybody() {
    speak("ru");
    for (String address : addresses()) {
      look(WIDE, ColorScheme.LIGHT);
      visit(address);
      complaints.addAll(on(address, Axe.violations(page)));
      fits(address, "wide-light");
      look(WIDE, ColorScheme.DARK);
      complaints.addAll(on(address, Axe.colours(page)));
      fits(address, "wide-dark");
      look(NARROW, ColorScheme.LIGHT);
      complaints.addAll(on(address, Axe.violations(page)));
      fits(address, "narrow-light");
      look(NARROW, ColorScheme.DARK);
      fits(address, "narrow-dark");
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void everyPageSpeaksEnglish() {
    speak("en");
    for (String address : addresses()) {
      look(NARROW, ColorScheme.LIGHT);
      visit(address);
      fits(address, "narrow-english");
      if (!PICTURES.isEmpty()) {
        look(NARROW, ColorScheme.DARK);
        picture(address, "narrow-dark-english");
        look(WIDE, ColorScheme.LIGHT);
        picture(address, "wide-light-english");
        look(WIDE, ColorScheme.DARK);
        picture(address, "wide-dark-english");
      }
      for (Object words : (List<?>) page.evaluate(WORDS)) {
        if (CYRILLIC.matcher(words.toString()).find()) {
          complain("says " + words);
        }
      }
    }
    assertThat(complaints).isEmpty();
  }

  private static List<String> addresses() {
    Stream<String> pages =
        stage.server().wiring().consoleRoutes().stream()
            .filter(route -> route.verb().equals("GET"))
            .map(stage::address);
    return Stream.concat(pages, Stage.VIEWS.stream())
        .filter(ConsolePagesTest::html)
        .distinct()
        .toList();
  }

  /** The HTML of letters is the carrier's, other things than pages are not looked at. */
  private static boolean html(String address) {
    var answer = stage.server().get(address, "Cookie", stage.visitor().cookie());
    assertThat(answer.statusCode()).as(address).isIn(200, 303);
    return answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")
        && !address.endsWith("/html");
  }

  private void speak(String language) {
    context.addCookies(
        List.of(new Cookie("lang", language).setUrl(stage.server().url("/console").toString())));
  }

  private void visit(String address) {
    Response response = page.navigate(stage.server().url(address).toString());
    assertThat(response.status()).as(address).isEqualTo(200);
    assertThat(page.title()).as(address).endsWith("Postorder");
  }

  private void look(int width, ColorScheme scheme) {
    page.setViewportSize(width, HEIGHT);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
  }

  private static List<String> on(String address, List<String> found) {
    return found.stream().map(violation -> address + " " + violation).toList();
  }

  private void fits(String address, String name) {
    int width = (Integer) page.evaluate("document.documentElement.scrollWidth");
    if (width > page.viewportSize().width) {
      complain("is %d wide at %d".formatted(width, page.viewportSize().width));
    }
    picture(address, name);
  }

  private void picture(String address, String name) {
    if (!PICTURES.isEmpty()) {
      String file = address.substring(1).replaceAll("[^a-z0-9=-]", "-");
      page.evaluate("document.querySelector('iframe')?.scrollIntoView()"); // else it is not painted
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of(PICTURES, file + "-" + name + ".png")));
    }
  }
}
