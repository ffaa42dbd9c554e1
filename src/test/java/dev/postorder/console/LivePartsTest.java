package dev.postorder.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens on the pages without loading them anew. */
final class LivePartsTest {
  private static final String DEAD =
      """
      insert into notification (customer_id, request_id, event, channel, role, recipient, schedule, data,
                                state, attempts, next_attempt_at, created_at, call_id)
      select customer_id, request_id, event, 'email', role, 'many@sever.example', 'email', data, 'failed', 9,
             now() - interval '1 minute', created_at, call_id
      from (select * from notification where channel = 'email' and state = 'sent' limit 1) n, generate_series(1, 1200)
      """;

  private static final double PATIENCE_MS = 20_000;

  @TempDir private Path directory;

  @Test
  void listsAreNarrowedAndManyAreSentAgainWhileOneLooks() {
    try (var chromium = Chromium.start();
        var stage = new Stage(directory)) {
      stage.server().jdbi().useHandle(handle -> handle.execute(DEAD));
      BrowserContext context =
          chromium.browser().newContext(new Browser.NewContextOptions().setLocale("ru-RU"));
      context.addCookies(
          List.of(
              new Cookie(stage.visitor().cookieName(), stage.visitor().secret())
                  .setUrl(stage.server().url("/console").toString())));
      Page page = context.newPage();
      setDefaultAssertionTimeout(PATIENCE_MS);
      List<String> complaints = new ArrayList<>();
      page.onConsoleMessage(message -> complaints.add(message.text()));

      page.navigate(stage.server().url("/console/notifications?state=failed").toString());
      assertThat(button(page, "Отправить снова выбранные")).isDisabled();
      page.getByLabel("Все на странице").check();
      assertThat(button(page, "Отправить снова выбранные: 50")).isEnabled();

      page.navigate(stage.server().url("/console/notifications").toString());
      page.getByLabel("Кому").fill("79119876543");
      assertThat(page.locator("tbody tr")).hasCount(1);
      page.getByLabel("Кому").fill("");
      page.getByLabel("Канал").selectOption("sms");
      assertThat(page.locator("tbody tr")).hasCount(2);

      page.navigate(
          stage
              .server()
              .url("/console/notifications/bulk?recipient=many@sever.example")
              .toString());
      button(page, "Отправить снова: 1200").click();
      assertThat(page.getByText("Снова в очереди: 1\u00a0200 из 1\u00a0200")).isVisible();

      page.navigate(stage.server().url("/console/status").toString());
      button(page, "English").click();
      assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Status")))
          .isVisible();
      assertThat(page).hasURL(stage.server().url("/console/status").toString());
      org.assertj.core.api.Assertions.assertThat(complaints).isEmpty();
    }
  }

  private static com.microsoft.playwright.Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }
}
