package dev.postorder.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.calllog.CallLog;
import dev.postorder.calllog.CallLogSettings;
import dev.postorder.notify.Unsubscribing;
import dev.postorder.testing.TestServer;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class UnsubscribePageTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final TestServer server = TestServer.start();
  private final CallLog log =
      new CallLog(server.jdbi(), Clock.systemUTC(), CallLogSettings.defaults());
  private final String page;

  UnsubscribePageTest() {
    server
        .jdbi()
        .useHandle(
            handle ->
                handle.execute("insert into customer (id, name) values (7, 'ООО <b>Ромашка</b>')"));
    page =
        new Unsubscribing(server.jdbi(), Clock.systemUTC(), log)
            .link(7, "email", "<script>@example.org");
  }

  @AfterEach
  void close() {
    log.close();
    server.close();
  }

  @Test
  void openingThePageShowsWhomItIsAboutAndChangesNothing() {
    HttpResponse<String> shown = server.get(page);
    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.body())
        .contains("&lt;script&gt;@example.org", "ООО &lt;b&gt;Ромашка", "<html lang=\"ru\">")
        .contains("<button>Отписаться</button>")
        .doesNotContain("<script", "<b>", "style=", "onclick");
    assertThat(shown.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy ->
                assertThat(policy)
                    .contains(
                        "default-src 'none'", "form-action 'self'", "frame-ancestors 'none'"));
    assertThat(shown.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(unsubscribed()).isEmpty();
  }

  @Test
  void theLanguageIsThatOfTheLinkElseOfTheBrowser() {
    assertThat(server.get(page + "?lang=en").body())
        .contains("<html lang=\"en\">", "<button>Unsubscribe</button>");
    assertThat(server.get(page, "Accept-Language", "en-GB,en;q=0.9").body())
        .contains("<html lang=\"en\">");
    assertThat(server.get(page + "?lang=ru", "Accept-Language", "en").body())
        .contains("<html lang=\"ru\">");
  }

  @Test
  void theButtonUnsubscribesAndThenOffersTheContrary() {
    HttpResponse<String> ended = server.post(page, FORM, "");
    assertThat(ended.statusCode()).isEqualTo(200);
    assertThat(ended.body()).contains("Вы отписаны", "name=\"action\" value=\"subscribe\"");
    assertThat(unsubscribed()).containsExactly("7 email <script>@example.org");
    assertThat(server.get(page).body()).contains("Вы отписаны");
    assertThat(server.post(page + "?lang=en", FORM, "action=subscribe").body())
        .contains("You are subscribed again");
    assertThat(unsubscribed()).isEmpty();
  }

  @Test
  void aMailProgramUnsubscribesWithOneClickInEitherForm() {
    assertThat(server.post(page, FORM, "List-Unsubscribe=One-Click").statusCode()).isEqualTo(200);
    assertThat(unsubscribed()).hasSize(1);
    server.post(page, FORM, "action=subscribe");
    String multipart =
        "--b\r\n"
            + "Content-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\n"
            + "One-Click\r\n"
            + "--b--";
    assertThat(server.post(page, "multipart/form-data; boundary=b", multipart).statusCode())
        .isEqualTo(200);
    assertThat(unsubscribed()).hasSize(1);
  }

  @Test
  void aLinkOfNobodyIsNotFound() {
    for (String path : List.of("/unsubscribe", "/unsubscribe/", "/unsubscribe/abc", page + "x")) {
      assertThat(server.get(path).statusCode()).isEqualTo(404);
      assertThat(server.post(path, FORM, "").statusCode()).isEqualTo(404);
    }
    assertThat(server.send("PUT", page, "").statusCode()).isEqualTo(405);
    assertThat(server.get("/unsubscribe/abc?lang=en").body()).contains("The link does not work");
    assertThat(unsubscribed()).isEmpty();
  }

  private List<String> unsubscribed() {
    return server
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select customer_id || ' ' || channel || ' ' || recipient from"
                            + " unsubscribed")
                    .mapTo(String.class)
                    .list());
  }
}
