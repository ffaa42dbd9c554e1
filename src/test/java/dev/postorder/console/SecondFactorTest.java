package dev.postorder.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.postorder.testing.Authenticator;
import dev.postorder.testing.SettableClock;
import dev.postorder.testing.TestServer;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Setting up the second factor and signing in with it, in a browser; {@code -Dpictures=DIR} keeps a
 * picture of each page.
 */
final class SecondFactorTest {
  private static final String PASSWORD = "correct horse battery";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T10:00:05Z"));
  private final TestServer server = TestServer.start(clock, "console.two-factor=required");
  private final List<String> complaints = new ArrayList<>();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void itIsSetUpWithTheFirstPasswordAndAskedForAfterwards() throws Exception {
    try (var chromium = Chromium.start()) {
      BrowserContext context = context(chromium, "ru-RU");
      Page page = page(context);
      page.navigate(server.wiring().firstAdministratorLink().orElseThrow().toString());
      page.getByLabel("Имя").fill("anna");
      page.getByLabel("Новый пароль").fill(PASSWORD);
      page.getByLabel("Пароль ещё раз").fill(PASSWORD);
      press(page, "Сохранить и войти");

      assertThat(page.getByText("Здесь второй фактор обязателен")).isVisible();
      seen(page, "begin");
      press(page, "Включить");
      seen(page, "offer");
      String scanned = scanned(page);
      String secret = page.locator("pre").textContent();
      assertThat(scanned)
          .isEqualTo(
              "otpauth://totp/Postorder%20127.0.0.1:anna?secret="
                  + secret.replace(" ", "")
                  + "&issuer=Postorder%20127.0.0.1");
      page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Код")).fill("000000");
      press(page, "Включить");
      assertThat(page.getByText("Код не подходит")).isVisible();
      seen(page, "wrong");
      var phone = new Authenticator(secret, clock);
      page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Код"))
          .fill(phone.code());
      press(page, "Включить");
      assertThat(page.locator("ol.codes li")).hasCount(10);
      seen(page, "codes");
      String recovery = page.locator("ol.codes li").first().textContent();
      page.getByText("Я сохранил(а) коды").click();
      assertThat(page).hasURL(server.url("/console/orders").toString());

      page.navigate(server.url("/console/account/two-factor").toString());
      assertThat(page.getByText("Осталось кодов: 10.")).isVisible();
      seen(page, "on");
      page.navigate(server.url("/console/account").toString());
      seen(page, "account");
      context.close();

      clock.advance(Duration.ofSeconds(60));
      signsInInEnglish(chromium, phone.code());
      signsInInEnglish(chromium, recovery);
      assertThat(complaints).isEmpty();
    }
  }

  private void signsInInEnglish(Chromium chromium, String code) {
    try (BrowserContext context = context(chromium, "en-GB")) {
      Page page = page(context);
      page.navigate(server.url("/console/log").toString());
      page.getByLabel("Name").fill("anna");
      page.getByLabel("Password").fill(PASSWORD);
      press(page, "Sign in");
      assertThat(page.getByLabel("Code")).isFocused();
      seen(page, "code");
      page.getByLabel("Code").fill("123456");
      press(page, "Sign in");
      assertThat(page.getByText("The code is wrong or was used already.")).isVisible();
      seen(page, "code-wrong");
      page.getByLabel("Code").fill(code);
      press(page, "Sign in");
      assertThat(page).hasURL(server.url("/console/log").toString());
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
          boolean advice = message.text().startsWith("[DOM]");
          if (!advice && !message.text().contains("422")) {
            complaints.add(page.url() + " said " + message.text());
          }
        });
    return page;
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .click();
  }

  /** Readable by the rules of WCAG, wide and narrow, light and dark. */
  private void seen(Page page, String name) {
    for (int width : new int[] {1280, 390}) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.setViewportSize(width, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        Axe.violations(page).forEach(violation -> complaints.add(name + " " + violation));
        if ((Integer) page.evaluate("document.documentElement.scrollWidth") > width) {
          complaints.add(name + " is wider than " + width);
        }
        picture(page, name + "-" + width + "-" + scheme);
      }
    }
    page.setViewportSize(1280, 900);
  }

  private static void picture(Page page, String name) {
    String pictures = System.getProperty("pictures", "");
    if (!pictures.isEmpty()) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of(pictures, "two-factor-" + name + ".png")));
    }
  }

  /** What a phone reads from the picture on the page. */
  private static String scanned(Page page) throws Exception {
    var image = ImageIO.read(new ByteArrayInputStream(page.locator("svg.qr").screenshot()));
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, new int[width * height], 0, width);
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
        .getText();
  }
}
