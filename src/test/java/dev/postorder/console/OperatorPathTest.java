package dev.postorder.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.postorder.testing.Await;
import dev.postorder.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way of an operator who has never seen the console, from the line that the first start prints
 * to the letter that a customer asks about, as docs/console.md tells it: click by click.
 */
final class OperatorPathTest {
  private static final int CLICKS = 11;
  private static final String PASSWORD = "correct horse battery";

  @TempDir private Path directory;
  private TestServer server;
  private Chromium chromium;
  private BrowserContext context;
  private Page page;

  private final List<String> complaints = new ArrayList<>();
  private final StringBuilder printed = new StringBuilder();
  private int clicks;

  @BeforeEach
  void start() {
    chromium = Chromium.start();
    server = TestServer.start("sms.transport=mailbox", "calllog.bodies=all");
    server.wiring().demo().ready(directory, server.url("").toString(), printed);
    context = chromium.browser().newContext(new Browser.NewContextOptions().setLocale("en"));
    page = context.newPage();
    page.onConsoleMessage(message -> complaints.add(message.text()));
  }

  @AfterEach
  void stop() {
    Optional.ofNullable(context).ifPresent(BrowserContext::close);
    Optional.ofNullable(chromium).ifPresent(Chromium::close);
    Optional.ofNullable(server).ifPresent(TestServer::close);
  }

  @Test
  void fromTheFirstLinkToTheLetter() throws IOException {
    Map<String, String> demo = demo();

    page.navigate(found("Administrator:\\s+(\\S+)", printed.toString()));
    field("Name").fill("nina");
    field("New password").fill(PASSWORD);
    field("Password again").fill(PASSWORD);
    click(button("Save and sign in"));

    search(demo.get("ORDER_ID"));
    click(link(demo.get("ORDER_ID")));
    click(page.locator(".note a"));
    click(button("Approve"));
    assertThat(page.locator(".flash")).containsText("approved");
    assertThat(history()).contains("delivery_info_change", "\"success\"");

    click(link("Orders"));
    search(demo.get("RESERVE_ID"));
    click(page.locator("#found tbody a").first());
    click(link("Notify again"));
    click(button("Send"));
    assertThat(page.locator(".flash")).isVisible();

    String session = renotified();
    click(link("Call log"));
    field("Search").fill(session);
    page.keyboard().press("Enter");
    Locator call =
        page.locator("#calls tr")
            .filter(new Locator.FilterOptions().setHasText("OrdersAPI/Renotify"));
    click(call.getByRole(AriaRole.LINK).first());
    page.waitForURL("**/console/log/*");
    Await.equal(() -> waiting(), "0");
    page.reload();
    click(link("open in the mailbox").first());
    assertThat(page.frameLocator("iframe").locator("body"))
        .containsText(number(demo.get("RESERVE_ID")));

    assertThat(clicks).isEqualTo(CLICKS);
    assertThat(complaints).isEmpty();
  }

  private void click(Locator locator) {
    clicks++;
    locator.click();
  }

  /** The key / goes to the field to search with. */
  private void search(String text) {
    page.waitForURL("**/console/orders");
    page.waitForLoadState();
    page.keyboard().press("/");
    page.keyboard().type(text);
    assertThat(page.locator("#found tbody tr")).hasCount(1);
  }

  private Locator field(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  private Map<String, String> demo() throws IOException {
    var values = new HashMap<String, String>();
    for (String line : Files.readAllLines(directory.resolve("demo.env"))) {
      values.put(line.replaceFirst("=.*", ""), line.replaceFirst("[^=]*=", ""));
    }
    return values;
  }

  /** As the printed call 3 does it. */
  private String history() {
    String call = line("v3/orders/history.json");
    return post(call, "application/json").body();
  }

  /** As the printed call 4 does it; the session that the answer names. */
  private String renotified() {
    String answer = post(line("soap/envelope"), "text/xml; charset=utf-8").body();
    return found("SessionID=\"([A-Z0-9]+)\"", answer);
  }

  private String line(String with) {
    return printed.toString().lines().filter(line -> line.contains(with)).findFirst().orElseThrow();
  }

  private HttpResponse<String> post(String call, String type) {
    URI address = URI.create(found("(http://\\S+)", call));
    return server.post(
        address.getPath(),
        type,
        found("-d '(.*)'$", call),
        "SOAPAction",
        "\"http://corteos.ru/Renotify\"");
  }

  private String waiting() {
    return one("select count(*)::text from notification where state in ('queued', 'sending')");
  }

  private String number(String requestId) {
    return one("select order_number from orders where request_id = " + requestId);
  }

  private String one(String sql) {
    return server.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }

  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    if (!matcher.find()) {
      throw new AssertionError(pattern + " is not in " + text);
    }
    return matcher.group(1);
  }
}
