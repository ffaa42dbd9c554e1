package dev.postorder.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.postorder.testing.Await;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console without a mouse: where the focus goes, what it opens, and what is read out. */
final class KeyboardTest {
  private static final int MOST_STOPS = 150;

  private static final String DECIDE =
      """
      update change_request set status = 'failed', decided_at = now(), decided_by = 'policy'
      where type = 'payer_change' and status = 'in_progress'
      """;

  private static final String FILE =
      """
      insert into change_request (customer_id, request_id, type, status, before, after, call_id, created_at)
      select customer_id, request_id, 'payer_change', 'in_progress', '{"name": "A"}', '{"name": "B"}',
             gen_random_uuid(), now() - interval '1 hour'
      from orders where state in ('processing', 'pickup', 'waiting', 'received', 'inway', 'arrived')
      order by request_id limit 4
      """;

  /** The element with the focus, and what is wrong with it for somebody who looks for it. */
  private static final String STOP =
      """
      () => {
        const at = document.activeElement;
        if (at === document.body) return ["", ""];
        const box = at.getBoundingClientRect();
        const style = getComputedStyle(at);
        const marked = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
        const seen = box.width > 1 && box.height > 1 && style.visibility === "visible"
          && box.bottom > 0 && box.top < innerHeight;
        at.dataset.stop ??= String(document.querySelectorAll("[data-stop]").length);
        return [at.dataset.stop, (marked ? "" : "no outline ") + (seen ? "" : "not seen ")
          + (marked && seen ? "" : at.outerHTML.slice(0, 120))];
      }
      """;

  @TempDir private static Path directory;
  private static Stage stage;
  private static Chromium chromium;

  private Window window;

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
    window = new Window(chromium, stage.server(), "en", stage.visitor());
  }

  @AfterEach
  void close() {
    window.close();
    assertThat(window.complaints()).isEmpty();
  }

  /** Four changes that wait for a decision. */
  private static void fileChanges() {
    stage
        .server()
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(DECIDE);
              handle.execute(FILE);
            });
  }

  private static String one(String sql) {
    return stage
        .server()
        .jdbi()
        .withHandle(handle -> handle.createQuery(sql).mapTo(String.class).first());
  }

  private Locator focused() {
    return window.page().locator("*:focus");
  }

  private Locator at(String selector) {
    return window.page().locator(selector);
  }

  private Locator told() {
    return at("#told");
  }

  @Test
  void theFirstKeyLeadsPastTheMenu() {
    window.visit("/console/orders");
    window.press("Tab");
    assertThat(focused()).hasText("Skip to the content");
    assertThat(focused()).isInViewport();
    window.press("Enter");
    assertThat(at("main")).isFocused();
    window.press("Tab");
    assertThat(at("main :focus")).hasCount(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/orders",
        "/console/changes",
        "/console/notifications?state=failed",
        "/console/log",
        "/console/mailbox",
        "/console/status",
        "/console/access/users",
        "/console/access/webhooks/new",
        "/console/account",
        "/console/simulator"
      })
  void theFocusIsSeenAndCanLeaveEverything(String address) {
    window.visit(address);
    var stops = new HashSet<String>();
    for (int i = 0; i < MOST_STOPS; i++) {
      window.press("Tab");
      List<?> stop = (List<?>) window.page().evaluate(STOP);
      assertThat(stop.get(1)).as(address).isEqualTo("");
      if (!stops.add(stop.get(0).toString())) {
        break;
      }
    }
    assertThat(stops).as("the way round").hasSizeBetween(8, MOST_STOPS - 1);
  }

  @Test
  void anOrderIsFoundAndOpened() {
    String number =
        one("select order_number from orders where state in ('inway', 'received') order by 1");
    window.visit("/console/orders");
    window.press("/");
    assertThat(at("#f-q")).isFocused();
    window.page().keyboard().insertText(number);
    assertThat(at("#found tbody tr")).hasCount(1);
    assertThat(told()).hasText("Orders found: 1");
    assertThat(at("#f-q")).isFocused();
    window.press("ArrowDown");
    assertThat(focused()).hasText(number);
    window.press("ArrowUp");
    assertThat(at("#f-q")).isFocused();
    window.page().keyboard().insertText("zz");
    assertThat(told()).containsText("No such order");
    window.press("Backspace", "Backspace");
    assertThat(told()).hasText("Orders found: 1");
    window.press("ArrowDown", "Enter");
    assertThat(at("h1")).containsText(number);
  }

  @Test
  void arrowsGoThroughWhatWasFound() {
    window.visit("/console/access/customers");
    window.press("/", "ArrowDown", "ArrowDown");
    assertThat(at("#found tbody tr").nth(1).locator("a").first()).isFocused();
    window.press("ArrowUp", "ArrowUp");
    assertThat(at("#f-search")).isFocused();
    window.page().keyboard().insertText("qqqq");
    assertThat(told()).hasText("Nothing was found");
    window.press("ArrowDown");
    assertThat(at("#f-search")).isFocused();
  }

  @Test
  void escapeClosesWhatIsUnfolded() {
    window.visit("/console/orders?state=finished");
    Locator summary = at("details.saving summary");
    summary.focus();
    window.press("Enter", "Tab");
    assertThat(at("#f-name")).isFocused();
    window.press("Escape");
    assertThat(summary).isFocused();
    assertThat(at("#f-name")).isHidden();
  }

  @Test
  void theQueueIsDecidedByKeys() {
    fileChanges();
    window.visit("/console/changes?type=payer_change");
    Locator boxes = at("[data-item] input[type=checkbox]");
    int waiting = boxes.count();
    String second = boxes.nth(1).inputValue();
    String third = boxes.nth(2).inputValue();
    boxes.first().focus();
    window.press("j");
    assertThat(boxes.nth(1)).isFocused();
    window.press("x", "Enter");
    assertThat(boxes).hasCount(waiting);
    window.press("a");
    assertThat(at(".flash")).hasText("Approved: 1.");
    assertThat(told()).hasText("Approved: 1.");
    assertThat(focused()).hasValue(third);
    window.press("d");
    assertThat(at("#f-reason")).isFocused();
    window.page().keyboard().insertText("no letter");
    window.press("Enter");
    assertThat(at(".flash")).hasText("Declined: 1.");
    assertThat(boxes).hasCount(waiting - 2);
    assertThat(at("[data-item] input:focus")).hasCount(1);
    assertThat(
            one(
                "select string_agg(status, ' ' order by id) from change_request where id in (%s, %s)"
                    .formatted(second, third)))
        .isEqualTo("success failed");
  }

  @Test
  void enterInAReasonDeclines() {
    fileChanges();
    String id = one("select max(id)::text from change_request where type = 'payer_change'");
    window.visit("/console/changes/" + id);
    at("#f-reason").focus();
    window.press("Enter");
    assertThat(at("#f-reason-fault")).isVisible();
    assertThat(at("#f-reason")).isFocused();
    window.page().keyboard().insertText("no letter");
    window.press("Enter");
    assertThat(at(".flash")).containsText("is declined");
    assertThat(at(".flash")).isFocused();
  }

  @Test
  void whatIsLoadedAgainKeepsTheFocus() {
    window.page().clock().install();
    window.visit("/console/status");
    Locator tile = at("#figures a.tile").nth(1);
    tile.focus();
    window.page().evaluate("document.activeElement.dataset.former = 'yes'");
    window.page().clock().runFor(11_000);
    assertThat(at("[data-former]")).hasCount(0);
    assertThat(tile).isFocused();

    window.visit("/console/log?range=all&live=1");
    Locator pause = at("#calls .toolbar a");
    pause.focus();
    window.page().evaluate("document.activeElement.dataset.former = 'yes'");
    stage.server().get("/v3/keyboard");
    Await.equal(() -> one("select count(*) from call where message like '%keyboard%'"), "1");
    window.page().clock().runFor(3_000);
    assertThat(at("[data-former]")).hasCount(0);
    assertThat(pause).isFocused();
  }

  @Test
  void theFirstFaultHasTheFocus() {
    window.visit("/console/access/webhooks/new");
    at("#f-url").focus();
    window.page().keyboard().insertText("nowhere");
    window.press("Enter");
    assertThat(at("#f-url-fault")).isVisible();
    assertThat(at("#f-url")).isFocused();
  }

  @Test
  void keysOfOneSignCanBeSwitchedOff() {
    window.visit("/console/account");
    Locator box = window.field("Keys of one sign");
    assertThat(box).isChecked();
    box.focus();
    window.press("Space");
    window.visit("/console/orders");
    window.press("/");
    assertThat(at("#f-q")).not().isFocused();
    window.visit("/console/account");
    assertThat(box).not().isChecked();
    box.check();
    window.visit("/console/orders");
    window.press("/");
    assertThat(at("#f-q")).isFocused();
  }
}
