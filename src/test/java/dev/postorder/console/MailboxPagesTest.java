package dev.postorder.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The built-in mailbox, for people and for programs. */
final class MailboxPagesTest {
  private final SentStage stage = new SentStage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void programsReadTheMailboxWithAKeyAndPagesDoNotTakeIt() throws Exception {
    for (String path : List.of("/mailbox.json", "/mailbox/1.eml")) {
      HttpResponse<String> refused = withKey(path, "wrong");
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.headers().firstValue("WWW-Authenticate"))
          .hasValueSatisfying(value -> assertThat(value).startsWith("Basic "));
    }
    assertThat(withKey("/mailbox.json", stage.key).statusCode()).isEqualTo(200);
    assertThat(withKey("/mailbox/1.eml", stage.key).statusCode()).isEqualTo(404);
    assertThat(withKey("/mailbox", stage.key).statusCode()).isEqualTo(303);
    assertThat(withKey("/log", stage.key).statusCode()).isEqualTo(303);
  }

  private HttpResponse<String> withKey(String path, String secret) {
    String pair =
        Base64.getEncoder().encodeToString(("any:" + secret).getBytes(StandardCharsets.UTF_8));
    return stage.server.get(path, "Authorization", "Basic " + pair);
  }

  @Test
  void smsAreShownBesideLetters() throws Exception {
    long id = stage.sms("Заказ прибыл");
    assertThat(stage.get("/console/mailbox", Optional.of(stage.key)).body())
        .contains("SMS", "79161234567", "Заказ прибыл", "/console/mailbox/" + id + "\"");
    assertThat(stage.get("/mailbox.json", Optional.of(stage.key)).body())
        .contains("\"channel\":\"sms\"", "\"segments\":1", "\"subject\":\"Заказ прибыл\"");
    assertThat(stage.get("/console/mailbox/" + id, Optional.of(stage.key)).body())
        .contains("Carrier", "79161234567", "<dt>Сегментов</dt><dd>1</dd>", "Заказ прибыл");
    for (String other : List.of(".eml", "/html")) {
      assertThat(stage.get("/console/mailbox/" + id + other, Optional.of(stage.key)).statusCode())
          .isEqualTo(404);
    }
  }
}
