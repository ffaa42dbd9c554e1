package dev.postorder.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.postorder.calllog.Call;
import dev.postorder.calllog.Outcome;
import dev.postorder.calllog.Source;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What callers write, on the pages of the log and of what was sent; keeps pictures of them. */
final class CallersWordsTest {
  private static final String XSS =
      "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">";

  private final SentStage stage = new SentStage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void whatCallersWriteIsShownAndNeverRun() throws Exception {
    Call call = stage.log.open(Source.API, "v1/" + XSS, "127.0.0.1");
    stage.log.close(
        SentStage.exchange(call, Outcome.REFUSED, "{\"a\":\"" + XSS.replace("\"", "\\\"") + "\"}"));
    stage.log.flush();
    Call caused = stage.write("OrdersAPI/Renotify", Outcome.OK, "<a/>");
    stage.notification(caused);
    String link = SentStage.trackLink(stage.awaitLetter());
    long sms = stage.sms(XSS);
    try (var chromium = Chromium.start();
        var window = new Window(chromium, stage.server, "ru-RU", stage.visitor)) {
      Page page = window.page();
      for (int width : new int[] {1280, 390}) {
        page.setViewportSize(width, 900);
        see(page, "/console/log", "log", width);
        assertThat(page.getByText("document.title").first().isVisible()).isTrue();
        see(page, "/console/log/" + call.id(), "refused", width);
        see(page, "/console/log/" + caused.id(), "call", width);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("открыть")).click();
        page.waitForLoadState();
        see(page, URI.create(page.url()).getPath(), "letter", width);
        assertThat(page.frameLocator("iframe").getByText("Следить за заказом").isVisible())
            .isTrue();
        page.navigate(stage.server.url("/console/log/" + caused.id()).toString());
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("показать")).click();
        page.waitForLoadState();
        see(page, URI.create(page.url()).getPath(), "notification", width);
        assertThat(page.frameLocator("iframe").getByText("Следить за заказом").isVisible())
            .isTrue();
        see(page, "/console/mailbox", "mailbox", width);
        see(page, "/console/mailbox/" + sms, "sms", width);
        see(page, link, "track", width);
        assertThat(window.complaints()).isEmpty();
      }
    }
  }

  private void see(Page page, String path, String name, int width) {
    page.navigate(stage.server.url(path).toString());
    assertThat(page.title()).endsWith("Postorder");
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(width);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "screenshots", name + "-" + width + ".png")));
  }
}
