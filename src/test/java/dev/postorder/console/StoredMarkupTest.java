package dev.postorder.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;
import dev.postorder.document.Pdf;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Markup that clients wrote into whatever they can fill is shown as the text that it is, on every
 * page that shows it, and nothing of it runs: neither a script nor a picture nor an attribute.
 */
final class StoredMarkupTest {
  private static final String WATCH =
      "window.violations = []; document.addEventListener('securitypolicyviolation',"
          + " event => window.violations.push(event.violatedDirective));";
  private static final String SEEN =
      """
      () => [document.documentElement.textContent,
             ...[...document.querySelectorAll("input, textarea")].map(field => field.value)].join("\\n")
      """;

  /** What nobody finds later: headers are not kept, and secrets are masked. */
  private static final Set<String> NOT_KEPT =
      Set.of("header", "referer of the browser", "soap token");

  /** Elements and attributes that no page of ours has. */
  private static final String INJECTED =
      """
      () => [...document.querySelectorAll("*")]
        .filter(element => element.matches(
            "u, script:not([src]), [href^='javascript:' i], [src$='/owned'], [onmouseover]")
          || element.getAttributeNames().some(name => name.startsWith("on")))
        .map(element => element.outerHTML.slice(0, 200))
      """;

  private static final Pattern FORMULA = Pattern.compile("(?m)(?:^|,)\"?[=+@\\t-]");

  @TempDir private static Path scenarios;
  private static MarkupStage stage;
  private static Chromium chromium;

  private final List<String> complaints = new ArrayList<>();
  private final List<String> seen = new ArrayList<>();
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    stage = new MarkupStage(scenarios);
  }

  @AfterAll
  static void stop() {
    Optional.ofNullable(chromium).ifPresent(Chromium::close);
    Optional.ofNullable(stage).ifPresent(MarkupStage::close);
  }

  @BeforeEach
  void open() {
    context = chromium.browser().newContext();
    String root = stage.server().url("/").toString();
    context.addCookies(
        List.of(new Cookie(stage.visitor().cookieName(), stage.visitor().secret()).setUrl(root)));
    page = context.newPage();
    page.addInitScript(WATCH);
    page.onRequest(request -> complain(request.url().endsWith("/owned"), "asked for a picture"));
  }

  @AfterEach
  void close() {
    context.close();
  }

  private void complain(boolean wrong, String what) {
    if (wrong) {
      complaints.add(page.url() + " " + what);
    }
  }

  private void visit(String address) {
    Response response = page.navigate(stage.server().url(address).toString());
    complain(response.status() >= 500, "answered " + response.status());
    String policy = response.headers().getOrDefault("content-security-policy", "");
    complain(!policy.contains("frame-ancestors"), "can be framed");
    look();
  }

  /** Each frame too: letters are shown in one. */
  private void look() {
    for (var frame : page.frames()) {
      complain(
          (Boolean) frame.evaluate("() => 'owned' in window"), "ran a script in " + frame.url());
      Object injected = frame.evaluate(INJECTED);
      complain(!((List<?>) injected).isEmpty(), "has " + injected);
      Object violations = frame.evaluate("() => window.violations ?? []");
      complain(!((List<?>) violations).isEmpty(), "would have run something " + violations);
      seen.add((String) frame.evaluate(SEEN));
    }
  }

  @Test
  void whatClientsAndOperatorsWroteIsTextOnEveryPage() {
    stage.pages().forEach(this::visit);
    tryTheReceiver();
    stage.entries().forEach(this::visit);
    assertThat(complaints).isEmpty();
    assertThat(stage.markup().missing(seen)).isEqualTo(NOT_KEPT);
  }

  /** What a receiver answers is told at once on the page of its subscription. */
  private void tryTheReceiver() {
    page.navigate(stage.server().url(stage.tried()).toString());
    page.locator("form[action$='/test'] button").click();
    page.waitForLoadState();
    assertThat(page.locator(".flash").textContent())
        .contains(Markup.shown("answer of a receiver").substring(0, 40));
    look();
  }

  @Test
  void itIsTextInTheOtherLanguageToo() {
    context.addCookies(
        List.of(new Cookie("lang", "en").setUrl(stage.server().url("/console").toString())));
    stage.pages().forEach(this::visit);
    assertThat(complaints).isEmpty();
    assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
  }

  @Test
  void whatStandsInTheAddressBookIsTextInTheOrdersThatAreMadeOfIt() {
    visit(stage.booked());
    assertThat(complaints).isEmpty();
    for (String field : List.of("book name", "book street", "book search", "book contact")) {
      assertThat(seen).anyMatch(text -> text.contains(Markup.shown(field)));
    }
  }

  @Test
  void anAddressThatCarriesMarkupShowsItAsTextOrNotAtAll() {
    stage.reflecting().forEach(this::visit);
    context.clearCookies();
    stage.reflecting().forEach(this::visit);
    assertThat(complaints).isEmpty();
  }

  /** Clients show these pages where no policy of ours reaches. */
  @Test
  void thePagesOfTheHistoryRunNothingEvenWithoutAPolicy() {
    String address = stage.server().url("/a-page-of-a-client").toString();
    var shown = new ArrayList<String>();
    for (JsonNode history : stage.histories()) {
      for (String html : pages(history)) {
        page.route(address, route -> fulfil(route, html));
        page.navigate(address);
        look();
        page.unroute(address);
        shown.add(html);
      }
    }
    assertThat(shown).hasSize(8);
    assertThat(complaints).isEmpty();
    assertThat(seen)
        .anyMatch(text -> text.contains(Markup.shown("other payer")))
        .anyMatch(text -> text.contains(Markup.shown("reason")))
        .anyMatch(text -> text.contains(Markup.shown("new receiver")));
  }

  private static void fulfil(Route route, String html) {
    route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody(html));
  }

  /** The pages in an answer. */
  static List<String> pages(JsonNode node) {
    var pages = new ArrayList<String>();
    if (node.isString() && node.asString().contains("<html")) {
      pages.add(node.asString());
    }
    node.forEach(child -> pages.addAll(pages(child)));
    return pages;
  }

  @Test
  void thePapersShowItAsTextToo() throws Exception {
    for (String address : stage.papers()) {
      var text = Pdf.read(bytes(address)).text().replace(" ", "");
      assertThat(text).as(address).contains(Markup.shown("order sender").replace(" ", ""));
    }
  }

  @Test
  void noCellOfAnExportIsAFormula() throws Exception {
    String csv = new String(bytes("/console/log/export?format=csv&range=all"), "UTF-8");
    assertThat(csv).contains(Markup.shown("user login")).doesNotContainPattern(FORMULA);
  }

  private static byte[] bytes(String address) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(stage.server().url(address))
            .header("Cookie", stage.visitor().cookie())
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofByteArray()).body();
    }
  }
}
