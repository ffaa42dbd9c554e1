package dev.postorder.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.backoffice.BackOffice.Reply;
import dev.postorder.event.EventSettings;
import dev.postorder.event.Events;
import dev.postorder.testing.SettableClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class EventsTest {
  private static BackOffice office;
  private static HttpClient client;

  @BeforeAll
  static void start() {
    office = new BackOffice();
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    client.close();
    office.close();
  }

  private static long last() {
    long next = 0;
    while (true) {
      JsonNode page = office.get("/events?limit=500&after=" + next).body();
      next = page.get("next").longValue();
      if (!page.get("more").booleanValue()) {
        return next;
      }
    }
  }

  private static List<String> types(Reply reply) {
    assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
    return reply
        .body()
        .get("events")
        .valueStream()
        .map(event -> event.get("type").stringValue())
        .toList();
  }

  private static long file(String number) {
    return office
        .post(
            "/orders/" + number + "/changes",
            "{\"type\":\"payer_change\",\"after\":{\"name\":\"ИП Котов\"}}")
        .body()
        .get("id")
        .longValue();
  }

  @Test
  void tellsWhatHappensInItsOrder() {
    long from = last();
    String number = office.stored("received");
    long change = file(number);
    office.post(
        "/changes/" + change + "/decision", "{\"decision\":\"decline\",\"reason\":\"нет\"}");
    office.post("/orders/" + number + "/state", "{\"state\":\"inway\"}");

    Reply page =
        office.get(
            "/events?after="
                + from
                + "&types=order.created,order.state,change.filed,change.declined");

    assertThat(types(page))
        .containsExactly(
            "order.created", "order.state", "change.filed", "change.declined", "order.state");
    JsonNode declined = page.body().at("/events/3");
    assertThat(declined.get("change").longValue()).isEqualTo(change);
    assertThat(declined.get("changeType").stringValue()).isEqualTo("payer_change");
    assertThat(declined.get("orderID").stringValue()).isEqualTo(number);
    assertThat(page.body().at("/events/4/state").stringValue()).isEqualTo("inway");
    assertThat(page.body().at("/events/4/call").stringValue()).isNotEmpty();
  }

  @Test
  void tellsOnlyOfACustomerWhereThatIsAsked() {
    long from = last();
    var other = office.newCustomer("ООО «Юг»");
    office.stored("received");
    office.put(office.newNumber(), BackOffice.order(other, "received"));

    Reply page = office.get("/events?after=" + from + "&customer=" + other.uid());

    assertThat(types(page)).contains("order.created", "order.state");
    assertThat(page.body().get("events").valueStream())
        .allSatisfy(
            event ->
                assertThat(event.get("customer").stringValue()).isEqualTo(other.uid().toString()));
  }

  @Test
  void faultsAreToldAtOnce() {
    assertThat(office.get("/events?types=order.qeued&after=x&customer=1&limit=0&wait=x").pointers())
        .isEqualTo("?after ?types ?customer ?limit ?wait");
  }

  @Test
  void streamsWhatHappensAndGoesOnWhereItWasBrokenOff() throws Exception {
    String first = office.stored("received");
    long firstId;
    try (var stream = new Stream(office, "types", "order.state")) {
      office.post("/orders/" + first + "/state", "{\"state\":\"inway\"}");
      Told told = stream.next();
      assertThat(told.type()).isEqualTo("order.state");
      assertThat(told.data().get("orderID").stringValue()).isEqualTo(first);
      assertThat(stream.answer.headers().firstValue("Cache-Control"))
          .contains("no-store, no-transform");
      assertThat(stream.answer.headers().firstValue("X-Accel-Buffering")).contains("no");
      firstId = told.id();
    }
    office.post("/orders/" + first + "/state", "{\"state\":\"arrived\"}");
    try (var stream = new Stream(office, "Last-Event-ID", Long.toString(firstId))) {
      Told told = stream.nextOf("order.state");
      assertThat(told.data().get("state").stringValue()).isEqualTo("arrived");
      office.post("/orders/" + first + "/state", "{\"state\":\"delivery\"}");
      assertThat(stream.nextOf("order.state").data().get("state").stringValue())
          .isEqualTo("delivery");
    }
  }

  @Test
  void streamsAreLimitedAndEventsPastTheirTimeForgotten() throws Exception {
    try (var late = new BackOffice("events.streams=1");
        var only = new Stream(late, "a", "b")) {
      HttpResponse<String> refused =
          client.send(request(late), HttpResponse.BodyHandlers.ofString());
      assertThat(only.answer.statusCode()).isEqualTo(200);
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body()).contains("too-many-streams");
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();

      late.stored("processing");
      late.stored("received");
      Reply all = late.get("/events?limit=2");
      Clock clock = new SettableClock(Instant.now().plus(Duration.ofDays(8)));
      try (var events =
          new Events(
              late.jdbi(), clock, new EventSettings(Duration.ofDays(7), Duration.ofDays(90)))) {
        events.upkeep();
      }

      assertThat(types(late.get("/events"))).isEmpty();
      Reply gone = late.get("/events?after=" + all.body().get("next").longValue());
      assertThat(gone.status()).isEqualTo(410);
      assertThat(gone.code()).isEqualTo("events-gone");
      assertThat(late.get("/queue").body().get("items").size()).isEqualTo(1);
    }
  }

  @Test
  void theNextPageIsReadByAnIndex() {
    List<String> plan =
        office
            .jdbi()
            .inTransaction(
                handle -> {
                  handle.execute("set local enable_seqscan = off");
                  handle.execute("set local enable_bitmapscan = off");
                  return handle
                      .createQuery(
                          "explain select * from event where seq > 5 and seq <= 20005 order by seq"
                              + " limit 10")
                      .mapTo(String.class)
                      .list();
                });
    assertThat(String.join("\n", plan)).contains("event_by_seq").doesNotContain("Sort");
  }

  private static HttpRequest request(BackOffice at) {
    return HttpRequest.newBuilder(at.server().url("/api/v1/events"))
        .header("Authorization", "Bearer " + at.key)
        .header("Accept", "text/event-stream")
        .build();
  }

  private record Told(long id, String type, JsonNode data) {}

  /** A client of the stream. */
  private static final class Stream implements AutoCloseable {
    private final HttpResponse<InputStream> answer;
    private final BufferedReader lines;

    /** With a header, or with the filter {@code types}. */
    Stream(BackOffice at, String name, String value) throws IOException, InterruptedException {
      var builder =
          HttpRequest.newBuilder(
                  at.server()
                      .url("/api/v1/events" + (name.equals("types") ? "?types=" + value : "")))
              .header("Authorization", "Bearer " + at.key)
              .header("Accept", "text/event-stream")
              .header(name, value);
      answer = client.send(builder.build(), HttpResponse.BodyHandlers.ofInputStream());
      assertThat(answer.statusCode()).isEqualTo(200);
      lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
      assertThat(lines.readLine()).isEqualTo("retry: 3000");
    }

    Told next() throws IOException {
      var event = new ArrayList<String>();
      for (String line = lines.readLine();
          event.isEmpty() || !line.isEmpty();
          line = lines.readLine()) {
        if (!line.isEmpty() && !line.startsWith(":")) {
          event.add(line);
        }
      }
      return new Told(
          Long.parseLong(event.get(0).substring("id: ".length())),
          event.get(1).substring("event: ".length()),
          BackOffice.JSON.readTree(event.get(2).substring("data: ".length())));
    }

    Told nextOf(String type) throws IOException {
      Told told = next();
      while (!told.type().equals(type)) {
        told = next();
      }
      return told;
    }

    @Override
    public void close() throws IOException {
      answer.body().close();
    }
  }
}
