package dev.postorder.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import dev.postorder.access.OperatorRole;
import dev.postorder.testing.ConsoleVisitor;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders and multi-requests in a browser, with the demonstration's orders. */
final class OrderPagesTest {
  private static final String XSS = "<img src=x onerror=document.title='owned'>";

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
    context = chromium.browser().newContext();
    String root = stage.server().url("/").toString();
    context.addCookies(
        List.of(
            new Cookie(stage.visitor().cookieName(), stage.visitor().secret()).setUrl(root),
            new Cookie("lang", "ru").setUrl(root)));
    page = context.newPage();
    page.onConsoleMessage(message -> complaints.add(message.text()));
  }

  @AfterEach
  void close() {
    context.close();
    assertThat(complaints).isEmpty();
  }

  private static String text(String sql) {
    return stage
        .server()
        .jdbi()
        .withHandle(handle -> handle.createQuery(sql).mapTo(String.class).first());
  }

  private void visit(String path) {
    page.navigate(stage.server().url(path).toString());
  }

  private static String live() {
    return text(
        "select order_number from orders where state in ('inway', 'received', 'arrived') order by"
            + " 1");
  }

  @Test
  void whatIsTypedIsFoundWithoutAButton() {
    String number = live();
    visit("/console/orders");
    page.getByLabel("Поиск", new Page.GetByLabelOptions().setExact(true)).pressSequentially(number);
    page.waitForCondition(() -> page.locator("#found tbody tr").count() == 1);
    assertThat(page.locator("#found tbody tr").textContent()).contains(number);
    page.waitForURL(Pattern.compile(".*q=" + number + ".*"));
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(number)).click();
    assertThat(page.locator("h1").textContent()).contains(number);
  }

  @Test
  void aSearchIsSavedFoundAgainAndDeleted() {
    visit("/console/orders?state=finished");
    page.getByText("Сохранённые поиски: сохранить").click();
    page.getByLabel("Название этого поиска").fill(XSS);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Сохранить")).click();
    assertThat(page.locator(".flash").textContent()).contains("Поиск сохранён");
    visit("/console/orders");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(XSS)).click();
    assertThat(page.url()).endsWith("state=finished");
    assertThat(page.title()).doesNotContain("owned");
    page.getByText("Сохранённые поиски: сохранить").click();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Удалить «" + XSS)).click();
    assertThat(page.locator(".flash").textContent()).contains("Поиск удалён");
    assertThat(page.getByText(XSS).count()).isZero();
  }

  @Test
  void anOrderIsMovedAndItsTimelineFiltered() {
    String number = live();
    visit("/console/orders/" + number);
    page.getByLabel("Состояние", new Page.GetByLabelOptions().setExact(true))
        .selectOption("delivery");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Перевести")).click();
    assertThat(page.locator(".flash").textContent()).contains("Заказ переведён");
    assertThat(page.locator("h1 .badge").textContent()).isEqualTo("Доставка груза до адреса");
    assertThat(page.locator("ol.way [data-place=here]").textContent()).contains("Доставка");
    page.locator(".chips").getByText("Состояния").click();
    assertThat(page.locator("ol.timeline > li").first().textContent())
        .contains("Доставка груза до адреса");
    assertThat(page.locator("ol.timeline > li:not([data-kind=state])").count()).isZero();
    String message =
        text(
            "select message from call where source = 'console' and outcome = 'ok' order by at"
                + " desc");
    assertThat(message).isEqualTo("console/orders/move");
  }

  @Test
  void markupInAnyFieldStaysText() {
    String requestId = text("select request_id from change_request order by id");
    stage
        .server()
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  "update order_party set name = ?, inn = ? where request_id = ?",
                  XSS,
                  XSS,
                  Integer.parseInt(requestId));
              handle.execute(
                  "update change_request set before = jsonb_build_object(?::text, ?::text), after ="
                      + " jsonb_build_object(?::text, '<b>'), reason = ? where request_id = ?",
                  XSS,
                  XSS,
                  XSS,
                  XSS,
                  Integer.parseInt(requestId));
            });
    for (String path :
        List.of(
            "/console/orders/" + requestId,
            "/console/orders?q=" + requestId,
            "/console/orders?q=onerror")) {
      visit(path);
      assertThat(page.locator("main").textContent()).contains(XSS);
      assertThat(page.title()).doesNotContain("owned");
    }
  }

  @Test
  void theBoardLeadsToTheOrdersOfAState() {
    visit("/console/orders/board");
    page.locator(".tile a")
        .filter(new Locator.FilterOptions().setHasText("Заказ завершен"))
        .click();
    assertThat(page.url()).endsWith("state=finished");
    assertThat(page.locator("#found .badge").first().textContent()).isEqualTo("Заказ завершен");
  }

  @Test
  void aMultiRequestHasAManifest() {
    visit("/console/multirequests/900000");
    assertThat(page.locator("tbody tr").count()).isEqualTo(2);
    assertThat(page.locator("main").textContent()).contains("До обеда");
    HttpResponse<String> manifest =
        get("/console/multirequests/900000/manifest.pdf", stage.visitor());
    assertThat(manifest.statusCode()).isEqualTo(200);
    assertThat(manifest.body()).startsWith("%PDF");
    assertThat(get("/console/multirequests/900001", stage.visitor()).statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> get(String path, ConsoleVisitor who) {
    return stage.server().get(path, "Cookie", who.cookie());
  }

  @Test
  void aViewerSeesNoActionsAndIsRefusedThem() {
    ConsoleVisitor viewer = ConsoleVisitor.of(stage.server(), OperatorRole.VIEWER);
    String number = live();
    String requestId = text("select request_id from orders where order_number = '" + number + "'");
    HttpResponse<String> seen = get("/console/orders/" + requestId, viewer);
    assertThat(seen.statusCode()).isEqualTo(200);
    assertThat(seen.body()).doesNotContain("/state\"");
    String token = seen.body().replaceAll("(?s).*name=\"csrf\" value=\"([^\"]*)\".*", "$1");
    HttpResponse<String> moved =
        stage
            .server()
            .post(
                "/console/orders/" + requestId + "/state",
                "application/x-www-form-urlencoded",
                "state=finished&csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8),
                "Cookie",
                viewer.cookie());
    assertThat(moved.statusCode()).isEqualTo(403);
  }

  @Test
  void faultsStandBesideTheirFieldsAndStrangeAddressesAreNotFound() {
    HttpResponse<String> page = get("/console/orders?phone=12&createdFrom=x", stage.visitor());
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("f-phone-fault", "f-createdFrom-fault");
    assertThat(get("/console/orders/2147483648", stage.visitor()).statusCode()).isEqualTo(404);
    assertThat(get("/console/orders/1/giveout.pdf", stage.visitor()).statusCode()).isEqualTo(404);
    assertThat(get("/console/orders/" + live(), stage.visitor()).statusCode()).isEqualTo(303);
  }
}
