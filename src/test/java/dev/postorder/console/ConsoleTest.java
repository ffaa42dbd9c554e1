package dev.postorder.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.calllog.Call;
import dev.postorder.calllog.Outcome;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls and what they caused, on their pages; who is not signed in sees none of it. */
final class ConsoleTest {
  private final SentStage stage = new SentStage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void thePagesAskToSignInAndAreNeitherCachedNorFramed() throws Exception {
    for (String path : List.of("/console/log", "/console/notifications/1-1", "/console/mailbox")) {
      HttpResponse<String> refused =
          stage.send(HttpRequest.newBuilder(stage.server.url(path)), Optional.empty());
      assertThat(refused.statusCode()).isEqualTo(303);
      assertThat(refused.headers().firstValue("Location").orElse(""))
          .startsWith("/console/sign-in?next=");
    }
    HttpResponse<String> page = stage.get("/console/log", Optional.of(stage.key));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            value -> assertThat(value).contains("default-src 'none'", "frame-ancestors 'none'"));
    assertThat(page.body()).doesNotContain("<script>", "style=");
  }

  @Test
  void aCallShowsItsMaskedBodiesAndTheLettersItCaused() throws Exception {
    Call call =
        stage.write(
            "OrdersAPI/Renotify",
            Outcome.OK,
            "<a><Token>" + SentStage.SESSION + "</Token>" + "</a>");
    stage.notification(call);
    String page = stage.awaitText("/console/log/" + call.id(), "class=\"sent\"");
    assertThat(page)
        .contains(
            "Заказ завершён", "anna@example.org", "1. ", "sent", "&lt;Token&gt;***&lt;/Token&gt;")
        .doesNotContain(SentStage.SESSION);
    assertThat(
            stage
                .get(
                    "/console/log/" + call.id().toString().replace('7', '8'),
                    Optional.of(stage.key))
                .statusCode())
        .isEqualTo(404);
    assertThat(stage.get("/log/nonsense", Optional.of(stage.key)).statusCode()).isEqualTo(404);

    String list = stage.get("/mailbox.json", Optional.of(stage.key)).body();
    assertThat(list).contains("\"recipient\":\"anna@example.org\"");
    String eml = stage.get("/mailbox/1.eml", Optional.of(stage.key)).body();
    assertThat(eml).contains("Auto-Submitted: auto-generated", "multipart/alternative");

    String letter = stage.get("/console/mailbox/1/html", Optional.of(stage.key)).body();
    String link = letter.replaceAll("(?s).*href=\"([^\"]*/track/[^\"]*)\".*", "$1");
    HttpResponse<String> track = stage.get(URI.create(link).getPath(), Optional.empty());
    assertThat(track.statusCode()).isEqualTo(200);
    assertThat(track.body())
        .contains("1900000000007", "Москва → Казань", "Заказ завершен", "В обработке")
        .doesNotContain("Тверская", "Баумана", "Ромашка", "anna@");
    assertThat(stage.get(URI.create(link).getPath() + "x", Optional.empty()).statusCode())
        .isEqualTo(404);
    assertThat(stage.get("/track/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", Optional.empty()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void aNotificationShowsTheTextThatWentOutAndWhatBecameOfIt() throws Exception {
    Call call = stage.write("OrdersAPI/Renotify", Outcome.OK, "<a/>");
    stage.notification(call);
    String address =
        stage
            .awaitText("/console/log/" + call.id(), "class=\"sent\"")
            .replaceAll("(?s).*href=\"(/console/notifications/[0-9-]+)\".*", "$1");
    stage
        .server
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "insert into delivery_report (customer_id, notification_id, at, outcome,"
                        + " detail) select customer_id, id, now(), 'undelivered', '5.1.1 <no> such"
                        + " user' from notification"));
    HttpResponse<String> page = stage.get(address, Optional.of(stage.key));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("anna@example.org", "SESSION00001", "/log/" + call.id(), "мс", "Следить за")
        .contains("data-tone=\"bad\"", "5.1.1 &lt;no&gt; such user", "&lt;b&gt;Ромашка")
        .doesNotContain("<b>Ромашка");
    HttpResponse<String> letter = stage.get(address + "/html", Optional.of(stage.key));
    assertThat(letter.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "sandbox");
    assertThat(letter.body()).contains("1900000000007").doesNotContain("cid:logo");
    assertThat(stage.get("/console/log/" + call.id(), Optional.of(stage.key)).body())
        .contains("5.1.1 &lt;no&gt;");
    for (String none : List.of("1-999", "x", "1-1/text", "")) {
      String path = "/console/notifications/" + none;
      assertThat(stage.get(path, Optional.of(stage.key)).statusCode()).isEqualTo(404);
    }
  }
}
