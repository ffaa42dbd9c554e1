package dev.postorder.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import dev.postorder.testing.ConsoleVisitor;
import dev.postorder.testing.TestServer;
import java.util.ArrayList;
import java.util.List;

/**
 * A window of the browser on the pages of a server. It keeps what a page says into the browser's
 * console, a fault of a script or of the policy among it, and what it asks of other hosts.
 */
final class Window implements AutoCloseable {
  private static final String PERMITTED = "data:";

  private final TestServer server;
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  /** One that nobody is signed in to, in a browser of the language. */
  Window(Chromium chromium, TestServer server, String locale) {
    this.server = server;
    context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setLocale(locale)
                    .setReducedMotion(ReducedMotion.REDUCE));
    page = context.newPage();
    page.onConsoleMessage(message -> said(message.text()));
    page.onPageError(error -> complain("threw " + error));
    page.onRequest(request -> foreign(request.url()));
  }

  /** One that an operator is signed in to. */
  Window(Chromium chromium, TestServer server, String locale, ConsoleVisitor visitor) {
    this(chromium, server, locale);
    cookie(visitor.cookieName(), visitor.secret());
  }

  /** That a form is shown again with its faults is no fault of the page. */
  private void said(String message) {
    if (!message.contains("status of 422")) {
      complain("said " + message);
    }
  }

  void cookie(String name, String value) {
    context.addCookies(List.of(new Cookie(name, value).setUrl(server.url("/").toString())));
  }

  private void foreign(String url) {
    if (!url.startsWith(server.url("/").toString()) && !url.startsWith(PERMITTED)) {
      complain("asked for " + url);
    }
  }

  void complain(String what) {
    complaints.add(page.url() + " " + what);
  }

  /** What went wrong so far. */
  List<String> complaints() {
    return complaints;
  }

  BrowserContext context() {
    return context;
  }

  Page page() {
    return page;
  }

  /** Goes to a path of the server. */
  Response visit(String path) {
    return page.navigate(server.url(path).toString());
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  /** The field of exactly this label. */
  Locator field(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  /** Presses keys, one after the other. */
  void press(String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
