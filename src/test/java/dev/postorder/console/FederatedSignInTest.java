package dev.postorder.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import dev.postorder.access.OperatorRole;
import dev.postorder.testing.ConsoleVisitor;
import dev.postorder.testing.OpenIdProvider;
import dev.postorder.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Connecting an account with an OpenID provider and signing in by it, in a browser; {@code
 * -Dpictures=DIR} keeps a picture of each page.
 */
final class FederatedSignInTest {
  private final List<String> complaints = new ArrayList<>();

  @Test
  void anAccountIsConnectedAndSignsInByAButton() {
    try (var provider = new OpenIdProvider();
        var server = TestServer.start(provider.settings());
        var chromium = Chromium.start()) {
      provider.person(Map.of("sub", "f3a1"));
      var anna = ConsoleVisitor.of(server, OperatorRole.OPERATOR);
      BrowserContext inside = context(chromium, "ru-RU");
      inside.addCookies(
          List.of(
              new Cookie(anna.cookieName(), anna.secret())
                  .setUrl(server.url("/console").toString())));
      Page page = page(inside);
      page.navigate(server.url("/console/account").toString());
      seen(page, "account");
      press(page, "Связать: Keycloak");
      seen(page, "provider");
      page.getByText("Перейти: Keycloak").click();
      assertThat(page.getByText("Учётная запись связана.")).isVisible();
      inside.close();

      try (BrowserContext outside = context(chromium, "en-GB")) {
        Page entrance = page(outside);
        entrance.navigate(server.url("/console/log").toString());
        seen(entrance, "sign-in");
        entrance.getByText("Sign in with Keycloak").click();
        assertThat(entrance).hasURL(server.url("/console/log").toString());
        assertThat(entrance.getByText("Operator " + anna.name())).isVisible();
      }
      provider.person(Map.of("sub", "stranger"));
      try (BrowserContext outside = context(chromium, "en-GB")) {
        Page entrance = page(outside);
        entrance.navigate(server.url("/console/log").toString());
        entrance.getByText("Sign in with Keycloak").click();
        assertThat(entrance.getByRole(AriaRole.ALERT)).containsText("Nobody knows you here yet");
        seen(entrance, "unknown");
      }
      assertThat(complaints).isEmpty();
    }
  }

  private static BrowserContext context(Chromium chromium, String locale) {
    return chromium
        .browser()
        .newContext(
            new Browser.NewContextOptions()
                .setLocale(locale)
                .setReducedMotion(ReducedMotion.REDUCE));
  }

  private Page page(BrowserContext context) {
    Page page = context.newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          boolean expected = message.text().contains("403") || message.text().startsWith("[DOM]");
          if (!expected) {
            complaints.add(page.url() + " said " + message.text());
          }
        });
    return page;
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
  }

  private void seen(Page page, String name) {
    for (int width : new int[] {1280, 390}) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.setViewportSize(width, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        Axe.violations(page).forEach(violation -> complaints.add(name + " " + violation));
        if ((Integer) page.evaluate("document.documentElement.scrollWidth") > width) {
          complaints.add(name + " is wider than " + width);
        }
        String pictures = System.getProperty("pictures", "");
        if (!pictures.isEmpty()) {
          page.screenshot(
              new Page.ScreenshotOptions()
                  .setFullPage(true)
                  .setPath(
                      Path.of(pictures, "oidc-" + name + "-" + width + "-" + scheme + ".png")));
        }
      }
    }
    page.setViewportSize(1280, 900);
  }
}
