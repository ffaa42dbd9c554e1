package dev.postorder.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.backoffice.BackOffice.Reply;
import dev.postorder.notify.Event;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatesTest {
  private static BackOffice office;

  @BeforeAll
  static void start() {
    office = new BackOffice();
  }

  @AfterAll
  static void stop() {
    office.close();
  }

  @Test
  void theEventsAndTheFilesAreListed() {
    Reply reply = office.get("/templates");
    assertThat(reply.body().path("events")).hasSize(Event.all().size());
    assertThat(reply.http().body())
        .contains("{\"file\":\"letter/ru/order_completed.txt\",\"overridden\":false}");
  }

  @Test
  void everyTextIsShown() {
    for (String event : Event.all()) {
      for (String language : new String[] {"ru", "en"}) {
        Reply letter = office.get("/templates/" + event + "/email/" + language);
        assertThat(letter.text("subject")).isNotBlank();
        assertThat(letter.text("html")).contains("data:image/png").doesNotContain("cid:");
        Reply sms = office.get("/templates/" + event + "/sms/" + language);
        assertThat(sms.text("text")).isNotBlank();
        assertThat(sms.body().path("segments").asInt(0)).isPositive();
        assertThat(sms.body().has("html")).isFalse();
      }
    }
  }

  @Test
  void aBrowserIsShownTheLetterWhichCanDoNothing() {
    var page =
        office
            .server()
            .get(
                "/api/v1/templates/order_completed/email/ru",
                "Authorization",
                "Bearer " + office.key,
                "Accept",
                "text/html,application/xhtml+xml");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "sandbox");
    assertThat(page.body()).contains("<html");
  }

  @ParameterizedTest
  @CsvSource({
    "order_lost/email/ru",
    "order_completed/webhook/ru",
    "order_completed/email/de",
    "order_state/email/ru"
  })
  void whatIsNoTemplateIsNotFound(String path) {
    Reply reply = office.get("/templates/" + path);
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.code()).isEqualTo("template-not-found");
  }
}
