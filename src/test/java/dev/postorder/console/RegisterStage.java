package dev.postorder.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.postorder.access.OperatorRole;
import dev.postorder.testing.ConsoleVisitor;
import dev.postorder.testing.TestServer;

/** An administrator in a browser who keeps customers, users and subscriptions. */
final class RegisterStage implements AutoCloseable {
  private final Chromium chromium;
  final TestServer server;
  final ConsoleVisitor admin;

  RegisterStage() {
    chromium = Chromium.start();
    server = TestServer.start("outgoing.allowed-networks=127.0.0.0/8", "outgoing.plain-http=true");
    admin = ConsoleVisitor.of(server, OperatorRole.ADMINISTRATOR);
  }

  /** A window on a page of the section. */
  Window open(String locale, String path) {
    var window = new Window(chromium, server, locale, admin);
    go(window, path);
    return window;
  }

  static void go(Window window, String path) {
    window.visit("/console/access/" + path);
  }

  /** Presses a button, and sees that the page that answers can be read by everybody. */
  static void send(Page page, String button) {
    page.locator(button).click();
    assertThat(Axe.violations(page)).isEmpty();
  }

  /** Types what is searched for, and waits for the list that has it: the one before goes away. */
  static void search(Page page, String text) {
    page.evaluate("document.querySelector('#found').setAttribute('data-before', '')");
    page.locator("#f-search").fill(text);
    page.locator("#found:not([data-before])").waitFor();
  }

  /** What the page says. */
  static String main(Page page) {
    return page.locator("main").textContent();
  }

  /** One value of the database, as text. */
  String one(String sql, Object... values) {
    return server
        .jdbi()
        .withHandle(
            handle -> {
              var query = handle.createQuery(sql);
              for (int i = 0; i < values.length; i++) {
                query.bind(i, values[i]);
              }
              return query.mapTo(String.class).one();
            });
  }

  /** How often a secret stands in what is kept of calls. */
  String kept(String secret) {
    return one(
        "select count(*)::text from (select x::text as line from call_exchange x union all"
            + " select c::text from call c) l where strpos(line, ?) > 0",
        secret);
  }

  @Override
  public void close() {
    chromium.close();
    server.close();
  }
}
