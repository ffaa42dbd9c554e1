package dev.postorder.freight.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.change.ChangeStatus;
import dev.postorder.change.ChangeType;
import dev.postorder.document.Pdf;
import dev.postorder.freight.World;
import dev.postorder.freight.page.SampleChanges;
import dev.postorder.testing.SettableClock;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Links of the history, opened without a session. */
final class DocumentPagesTest {
  private static SettableClock clock;
  private static World world;

  @BeforeAll
  static void start() {
    clock = new SettableClock(Instant.now());
    world = new World(clock);
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  /** The path of the link of an order's only change. */
  private static String link(String order) {
    JsonNode history =
        World.json(
            world.call(
                "/v3/orders/history",
                world.with(world.login("user@example.org")).put("orderID", order)));
    String url = world.server.wiring().publicUrl().toString();
    assertThat(history.at("/data/0/document").asString()).startsWith(url + "/documents/");
    return history.at("/data/0/document").asString().substring(url.length());
  }

  private static HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(world.server.url(path)).build(), BodyHandlers.ofByteArray());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ChangeType.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "CONTACT_INFO_CHANGE")
  void theLinkOpensThePaperOfTheChange(ChangeType type) throws Exception {
    String order = world.queued();
    ChangeStatus status =
        type == ChangeType.PAYER_CHANGE ? ChangeStatus.FAILED : ChangeStatus.SUCCESS;
    SampleChanges.file(world, order, type, status);
    HttpResponse<byte[]> answer = get(link(order));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("inline; filename=\"" + order + "-" + type.code());
    assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).startsWith("private");
    Pdf pdf = Pdf.read(answer.body());
    assertThat(pdf.barcode()).isEqualTo(order);
    assertThat(pdf.fonts()).allMatch(Pdf.Font::embedded);
    assertThat(pdf.text())
        .contains(
            type.title(),
            "к заказу № " + order,
            status == ChangeStatus.FAILED
                ? "В запросе отказано: груз уже <выдан> & увезён"
                : "Запрос согласован",
            "Запрос подан 26.03.2020 07:25",
            "Решение принято 27.03.2020 10:00",
            "ООО Ромашка");
  }

  @Test
  void aLinkEndsAndTellsSo() throws Exception {
    String order = world.queued();
    SampleChanges.file(world, order, ChangeType.RECEIVER_CHANGE, ChangeStatus.SUCCESS);
    String link = link(order);
    assertThat(get(link).statusCode()).isEqualTo(200);
    clock.advance(Duration.ofDays(7).plusMinutes(1));
    HttpResponse<byte[]> late = get(link);
    assertThat(late.statusCode()).isEqualTo(410);
    assertThat(new String(late.body(), StandardCharsets.UTF_8))
        .contains("Срок действия ссылки истёк")
        .doesNotContain(order);
    assertThat(get(link(order)).statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsNoLinkOfOursIsNotFound() throws Exception {
    String order = world.queued();
    SampleChanges.file(world, order, ChangeType.RECEIVER_CHANGE, ChangeStatus.SUCCESS);
    String link = link(order);
    char other = link.charAt(15) == 'A' ? 'B' : 'A';
    String tampered = link.substring(0, 15) + other + link.substring(16);
    byte[] nothing = get("/documents/nothing").body();
    for (String path : new String[] {tampered, "/documents/", "/documents", "/documents/a/b"}) {
      HttpResponse<byte[]> answer = get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.body()).as(path).isEqualTo(nothing);
    }
    assertThat(world.server.send("POST", link, "").statusCode()).isEqualTo(405);
  }

  @Test
  void everyOpeningIsInTheCallLog() throws Exception {
    String order = world.queued();
    SampleChanges.file(world, order, ChangeType.PICKUP_INFO_CHANGE, ChangeStatus.SUCCESS);
    String call = get(link(order)).headers().firstValue("X-Request-Id").orElseThrow();
    String kept =
        world.awaitSome(
            "select count(*) from call where id = '%s' and message = 'documents' and outcome = 'ok'"
                    .formatted(call)
                + " and request_id is not null");
    assertThat(kept).isEqualTo("1");
  }
}
