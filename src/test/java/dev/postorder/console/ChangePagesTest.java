package dev.postorder.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.postorder.access.OperatorRole;
import dev.postorder.testing.ConsoleVisitor;
import dev.postorder.testing.TestServer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes to decide, as an operator does it. */
class ChangePagesTest {
  private static final String XSS = "<img src=x onerror=\"document.title='owned'\">";

  private static TestServer server;
  private static ConsoleVisitor operator;
  private static Chromium chromium;
  private Window window;
  private Page page;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    server = TestServer.start();
    operator = ConsoleVisitor.of(server, OperatorRole.OPERATOR);
    server
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("insert into customer (id, name) values (1, 'ООО Ромашка')");
              for (int id = 1; id <= 5; id++) {
                handle.execute(
                    "insert into order_directory (request_id, order_number, customer_id)"
                        + " values (?, '260000000000' || ?, 1)",
                    id,
                    id);
                handle.execute(
                    """
                    insert into orders (customer_id, request_id, order_number, state, in_order, created_at, state_at,
                                        updated_at, pickup_variant, pickup_address, delivery_variant, delivery_address)
                    values (1, ?, '260000000000' || ?, 'inway', true, now(), now(), now(),
                            'address', 'Москва', 'address', 'Казань')
                    """,
                    id,
                    id);
              }
            });
  }

  @AfterAll
  static void stop() {
    Optional.ofNullable(chromium).ifPresent(Chromium::close);
    Optional.ofNullable(server).ifPresent(TestServer::close);
  }

  @BeforeEach
  void fileChanges() {
    server
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  "update change_request set status = 'failed', decided_at = now(), decided_by ="
                      + " 'policy' where status = 'in_progress'");
              handle.execute("update orders set state = 'inway'");
              for (int id = 1; id <= 3; id++) {
                handle.execute(
                    """
                    insert into change_request (customer_id, request_id, type, status, before, after, call_id, created_at)
                    values (1, ?, 'payer_change', 'in_progress', '{"name": "ООО Ромашка"}',
                            jsonb_build_object('name', ?), gen_random_uuid(), now() - interval '3 hours')
                    """,
                    id,
                    XSS + id);
              }
            });
    window = new Window(chromium, server, "en", operator);
    page = window.page();
    page.navigate(server.url("/console/changes").toString());
  }

  @AfterEach
  void close() {
    assertThat(page.title()).doesNotContain("owned");
    window.close();
  }

  private static String statuses() {
    return server
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select string_agg(status, ' ' order by request_id) from"
                            + " (select * from change_request order by id desc limit 3) c")
                    .mapTo(String.class)
                    .one());
  }

  private static long id(int request) {
    return server
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select max(id) from change_request where request_id = ?")
                    .bind(0, request)
                    .mapTo(Long.class)
                    .one());
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private String flash() {
    return page.locator(".flash").textContent();
  }

  @Test
  void theQueueShowsWhatBecomesDifferent() {
    Locator first = page.locator("[data-item]").first();

    assertThat(page.locator("[data-item]").count()).isEqualTo(3);
    assertThat(first.locator("del").textContent()).isEqualTo("ООО Ромашка");
    assertThat(first.locator("ins").textContent()).isEqualTo(XSS + "1");
    assertThat(first.textContent()).contains("2600000000001", "3 h", "waits");
    assertThat(Axe.violations(page)).isEmpty();
  }

  @Test
  void severalAreDecidedAtOnceAndTheResultIsTold() {
    page.locator("input[name=id]").nth(0).check();
    page.locator("input[name=id]").nth(2).check();
    button("Approve").click();

    assertThat(flash()).isEqualTo("Approved: 2.");
    assertThat(statuses()).isEqualTo("success in_progress success");
    String deciders =
        server
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "select string_agg(distinct decided_by, ' ') from change_request where"
                                + " status = 'success'")
                        .mapTo(String.class)
                        .one());
    assertThat(deciders).startsWith("operator:").doesNotContain(" ");
  }

  @Test
  void aDeclineNeedsAReasonAndKeepsWhatWasChosen() {
    page.locator("input[name=id]").nth(1).check();
    button("Decline").click();
    assertThat(page.locator("#f-reason-fault").textContent()).contains("Say why");
    assertThat(page.locator("input[name=id]").nth(1).isChecked()).isTrue();

    page.locator("#f-reason").fill("нет письма");
    button("Decline").click();

    assertThat(flash()).isEqualTo("Declined: 1.");
    assertThat(statuses()).isEqualTo("in_progress failed in_progress");
  }

  @Test
  void whatSomebodyElseDecidedAndWhatCannotBeIsTold() {
    server
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  "update change_request set status = 'failed', decided_at = now(), decided_by ="
                      + " 'operator:anna' where id = ?",
                  id(1));
              handle.execute("update orders set state = 'finished' where request_id = 2");
            });
    page.locator("[data-all]").check();
    button("Approve").click();

    assertThat(flash())
        .isEqualTo("Approved: 1. Decided by somebody else meanwhile: 1. Could not be approved: 1.");
    assertThat(page.locator("[data-item]").textContent()).contains("could not be approved");
    assertThat(statuses()).isEqualTo("failed in_progress success");
  }

  @Test
  void onOneChangeTooWhatSomebodyElseDecidedIsTold() {
    long id = id(1);
    page.navigate(server.url("/console/changes/" + id).toString());
    assertThat(Axe.violations(page)).isEmpty();
    server
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "update change_request set status = 'failed', decided_at = now(), decided_by ="
                        + " 'operator:anna', reason = 'опоздали' where id = ?",
                    id));
    button("Approve").click();

    assertThat(page.locator("main").textContent())
        .contains("Somebody else has decided it meanwhile", "operator anna", "опоздали");
    assertThat(button("Approve").count()).isZero();
  }

  @Test
  void oneChangeIsApprovedOnItsPage() {
    page.locator("[data-item] h2 a").first().click();
    button("Approve").click();

    assertThat(flash()).contains("is approved");
    assertThat(statuses()).isEqualTo("success in_progress in_progress");
  }

  @Test
  void keysWorkOnTheListOnly() {
    page.locator("h1").click();
    page.keyboard().press("a");
    assertThat(statuses()).isEqualTo("in_progress in_progress in_progress");

    page.locator("input[name=id]").first().focus();
    page.keyboard().press("j");
    page.keyboard().press("x");
    assertThat(page.locator("input[name=id]").nth(1).isChecked()).isTrue();
    page.keyboard().press("d");
    assertThat(page.evaluate("document.activeElement.name")).isEqualTo("reason");
    page.keyboard().type("ad");
    assertThat(statuses()).isEqualTo("in_progress in_progress in_progress");
    page.locator("input[name=id]").nth(1).focus();
    page.keyboard().press("k");
    page.keyboard().press("j");
    page.keyboard().press("a");

    assertThat(flash()).isEqualTo("Approved: 1.");
    assertThat(statuses()).isEqualTo("in_progress success in_progress");
  }

  @Test
  void aFormThatSaysNeitherDecidesNothing() {
    page.evaluate(
        "document.querySelectorAll('[data-queue] [name=id]').forEach(box => box.checked = true)");
    page.evaluate("document.querySelector('[data-queue] button').click()");
    assertThat(page.locator(".fault").textContent()).isEqualTo("Approve or decline.");
    assertThat(statuses()).isEqualTo("in_progress in_progress in_progress");
  }

  @Test
  void filtersNarrowTheList() {
    page.navigate(server.url("/console/changes?order=2600000000002").toString());
    assertThat(page.locator("[data-item]").count()).isEqualTo(1);
    page.navigate(server.url("/console/changes?type=receiver_change").toString());
    assertThat(page.locator(".empty").count()).isEqualTo(1);
    page.navigate(server.url("/console/changes?older=1d").toString());
    assertThat(page.locator(".empty").count()).isEqualTo(1);
    page.navigate(server.url("/console/changes?older=1h").toString());
    assertThat(page.locator("[data-item]").count()).isEqualTo(3);
    page.navigate(server.url("/console/changes?order=abc").toString());
    assertThat(page.locator("#f-order-fault").count()).isEqualTo(1);
  }

  @Test
  void aFormThatIsNotOursDecidesNothing() {
    String body = "decision=approve&id=" + id(1);
    HttpResponse<String> forged = post(operator, body);
    assertThat(forged.statusCode()).isEqualTo(403);
    var viewer = ConsoleVisitor.of(server, OperatorRole.VIEWER);
    assertThat(post(viewer, body + "&csrf=" + viewer.csrf()).statusCode()).isEqualTo(403);
    assertThat(server.get("/console/changes", "Cookie", viewer.cookie()).body())
        .contains("2600000000001")
        .doesNotContain("name=\"decision\"", "name=\"id\"");
    String csrf = "&csrf=" + operator.csrf();
    for (String bad : List.of("decision=approve", "decision=burn&id=1", "id=1")) {
      assertThat(post(operator, bad + csrf).statusCode()).as(bad).isEqualTo(422);
    }
    assertThat(statuses()).isEqualTo("in_progress in_progress in_progress");
  }

  private static HttpResponse<String> post(ConsoleVisitor visitor, String body) {
    return server.post(
        "/console/changes/decisions",
        "application/x-www-form-urlencoded",
        body,
        "Cookie",
        visitor.cookie());
  }
}
