package dev.postorder.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.postorder.access.operator.OperatorSessions;
import dev.postorder.access.operator.OperatorSettings;
import dev.postorder.access.operator.Operators;
import dev.postorder.change.ChangeStatus;
import dev.postorder.change.ChangeType;
import dev.postorder.freight.World;
import dev.postorder.freight.page.SampleChanges;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Pages for who is not signed in: readable by the rules of WCAG in both languages, in nobody's
 * frame.
 */
final class OutsidePagesTest {
  private static final int HEIGHT = 900;
  private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");
  private static final String WORDS =
      """
      () => [...document.querySelectorAll("h1, h2, p, label, button, dt")]
        .filter(element => !element.closest("[lang]:not(html)") && !element.querySelector("[lang]"))
        .map(element => element.innerText.trim())
      """;

  /** What is Russian in any language: the catalogue of errors, and names of customers. */
  private static final Pattern RUSSIAN = Pattern.compile("/docs/errors|/track/.*");

  /** What the pages of the history have from those that they are like to the letter. */
  private static final Pattern SEED =
      Pattern.compile("(color-contrast|document-title|html-has-lang): .*");

  @TempDir private static Path directory;
  private static Stage stage;
  private static Chromium chromium;

  private final List<String> complaints = new ArrayList<>();

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

  private static List<String> addresses() {
    String letter =
        one(
            "select id::text from mailbox_letter where message like '%/track/%' and message like"
                + " '%/unsubscribe/%' order by id limit 1");
    String html =
        stage
            .server()
            .get("/console/mailbox/" + letter + "/html", "Cookie", stage.visitor().cookie())
            .body();
    return List.of(
        "/console/sign-in",
        "/console/sign-in?next=/console/orders",
        firstLink(),
        "/console/sign-in/first/00000000-0000-0000-0000-000000000000",
        "/console/sign-in/nothing",
        path("/track/", html),
        "/track/nothing",
        path("/unsubscribe/", html),
        "/unsubscribe/nothing",
        "/documents/nothing.pdf",
        "/nothing",
        "/docs/errors",
        "/XmlGate/V3/OrderManagement/OrdersAPI.asmx",
        "/XmlGate/V3/OrderManagement/OrdersAPI.asmx?op=Renotify");
  }

  private static String firstLink() {
    Clock clock = Clock.systemUTC();
    var sessions = new OperatorSessions(stage.server().jdbi(), clock, OperatorSettings.defaults());
    return "/console/sign-in/first/"
        + stage.server().jdbi().inTransaction(new Operators(clock, sessions)::linkForAdministrator);
  }

  private static String path(String prefix, String html) {
    Matcher link = Pattern.compile(prefix + "[A-Za-z0-9_.~-]+").matcher(html);
    assertThat(link.find()).as(prefix).isTrue();
    return link.group();
  }

  private static String one(String sql) {
    return stage
        .server()
        .jdbi()
        .withHandle(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ru", "en"})
  void strangersCanReadTheirPages(String language) {
    try (BrowserContext context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setLocale(language)
                    .setReducedMotion(ReducedMotion.REDUCE))) {
      Page page = context.newPage();
      page.onPageError(error -> complaints.add(page.url() + " threw " + error));
      page.onRequest(request -> foreign(page, request.url()));
      for (String address : addresses()) {
        see(page, address, language);
      }
    }
    assertThat(complaints).isEmpty();
  }

  private void foreign(Page page, String url) {
    if (!url.startsWith(stage.server().url("/").toString()) && !url.startsWith("data:")) {
      complaints.add(page.url() + " asked for " + url);
    }
  }

  private void see(Page page, String address, String language) {
    look(page, 1280, ColorScheme.LIGHT);
    Response answer = page.navigate(stage.server().url(address).toString());
    String policy = answer.headers().getOrDefault("content-security-policy", "");
    complain(!policy.contains("frame-ancestors 'none'"), address + " can be framed");
    complain(policy.contains("unsafe"), address + " has a weak policy");
    Object spoken = page.evaluate("document.documentElement.lang");
    if (!RUSSIAN.matcher(address).matches()) {
      complain(!language.equals(spoken), address + " speaks " + spoken);
      speaks(page, address, language);
    }
    Axe.violations(page).forEach(found -> complaints.add(address + " " + found));
    fits(page, address, "wide-light-" + language);
    look(page, 1280, ColorScheme.DARK);
    Axe.colours(page).forEach(found -> complaints.add(address + " dark " + found));
    look(page, 390, ColorScheme.DARK);
    Axe.violations(page).forEach(found -> complaints.add(address + " narrow " + found));
    fits(page, address, "narrow-dark-" + language);
  }

  private void speaks(Page page, String address, String language) {
    for (Object words : (List<?>) page.evaluate(WORDS)) {
      boolean russian = CYRILLIC.matcher(words.toString()).find();
      complain(russian && language.equals("en"), address + " says " + words);
    }
  }

  private static void look(Page page, int width, ColorScheme scheme) {
    page.setViewportSize(width, HEIGHT);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
  }

  private void complain(boolean wrong, String what) {
    if (wrong) {
      complaints.add(what);
    }
  }

  private void fits(Page page, String address, String name) {
    int width = (Integer) page.evaluate("document.documentElement.scrollWidth");
    complain(width > page.viewportSize().width, address + " is " + width + " wide");
    String pictures = System.getProperty("pictures", "");
    if (!pictures.isEmpty()) {
      String file = "outside-" + address.replaceAll("[^a-zA-Z0-9]+", "-") + "-" + name + ".png";
      page.screenshot(
          new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(pictures, file)));
    }
  }

  /** The pages of the freight face's history are shown by clients, in frames of their own. */
  @Test
  void thePagesOfTheHistoryCanBeRead() {
    try (var world = new World();
        BrowserContext context = chromium.browser().newContext()) {
      String order = world.queued();
      for (ChangeType type : ChangeType.values()) {
        SampleChanges.file(world, order, type, ChangeStatus.SUCCESS);
      }
      JsonNode history =
          World.json(
              world.call(
                  "/v3/orders/history.json", world.with(world.session).put("orderID", order)));
      Page page = context.newPage();
      String address = world.server.url("/page-of-a-client").toString();
      for (String html : StoredMarkupTest.pages(history)) {
        page.route(address, route -> fulfil(route, html));
        page.navigate(address);
        Axe.violations(page).stream()
            .filter(found -> !SEED.matcher(found).matches())
            .forEach(complaints::add);
        page.unroute(address);
      }
    }
    assertThat(complaints).isEmpty();
  }

  private static void fulfil(Route route, String html) {
    route.fulfill(
        new Route.FulfillOptions().setContentType("text/html; charset=utf-8").setBody(html));
  }

  @Test
  void theReferenceOfTheApiCanBeRead() {
    try (BrowserContext context = chromium.browser().newContext()) {
      Page page = context.newPage();
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        look(page, 1280, scheme);
        page.navigate(stage.server().url("/api/v1/docs").toString());
        Axe.violations(page).forEach(complaints::add);
      }
      look(page, 390, ColorScheme.LIGHT);
      fits(page, "/api/v1/docs", "narrow");
    }
    assertThat(complaints).isEmpty();
  }
}
