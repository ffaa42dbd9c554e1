package dev.postorder.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.postorder.notify.Dispatcher;
import dev.postorder.platform.http.Certificates;
import dev.postorder.platform.outgoing.OutgoingHttp;
import dev.postorder.platform.outgoing.OutgoingSettings;
import dev.postorder.testing.Capabilities;
import dev.postorder.testing.Receiver;
import dev.postorder.testing.ScriptedReceiver;
import dev.postorder.testing.SettableClock;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a receiver answers, or fails to → what becomes of the event, the host, the subscription. */
final class ReceiversTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(1);
  private static final int EVENTS = 10;
  private static final String DATE = "Date: Tue, 01 Jan 2030 12:00:00 GMT\r\nRetry-After: ";

  private static Capabilities to;
  private static OutgoingHttp http;
  private final SettableClock clock = new SettableClock(Instant.now().plusSeconds(120));
  private long customer;
  private Dispatcher dispatcher;

  @BeforeAll
  static void open() throws Exception {
    to = new Capabilities();
    var outgoing = new OutgoingSettings(to.outgoing.reachable(), true, TIMEOUT, TIMEOUT, EVENTS);
    http = new OutgoingHttp(outgoing, SSLContext.getDefault());
  }

  @AfterAll
  static void shut() {
    http.close();
    to.close();
  }

  @BeforeEach
  void start() {
    customer = to.customer();
    dispatcher = to.dispatcher(clock, new WebhookChannel(to.jdbi, clock, http, to.secrets));
  }

  @AfterEach
  void stop() {
    dispatcher.close();
    to.jdbi.useHandle(
        handle -> {
          handle.execute("delete from delivery_attempt");
          handle.execute("delete from notification");
          handle.execute("delete from delivery_host");
          handle.execute("delete from webhook");
        });
  }

  /**
   * Ten events of ten orders, each tried once: the state of the first, its next attempt in seconds
   * by the schedule of users and of the carrier, whether its host is left alone, whether the
   * subscription is still on, and what the attempt says.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "200,                sent,   0,    0,    false, true,  HTTP 200",
    "201,                sent,   0,    0,    false, true,  HTTP 201",
    "202,                sent,   0,    0,    false, true,  HTTP 202",
    "204,                sent,   0,    0,    false, true,  HTTP 204",
    "301,                queued, 60,   5,    false, true,  HTTP 301",
    "302,                queued, 60,   5,    false, true,  HTTP 302",
    "307,                queued, 60,   5,    false, true,  HTTP 307",
    "304,                queued, 60,   5,    false, true,  HTTP 304",
    "400,                queued, 60,   5,    false, true,  HTTP 400",
    "401,                queued, 60,   5,    false, true,  HTTP 401",
    "404,                queued, 60,   5,    false, true,  HTTP 404",
    "408,                queued, 60,   5,    false, true,  HTTP 408",
    "410,                failed, 0,    0,    false, false, HTTP 410",
    "413,                queued, 60,   5,    false, true,  HTTP 413",
    "425,                queued, 60,   5,    false, true,  HTTP 425",
    "429,                queued, 60,   5,    true,  true,  HTTP 429",
    "429 in 90 s,        queued, 90,   90,   true,  true,  HTTP 429",
    "429 in 2 days,      queued, 86400, 86400, true, true, HTTP 429",
    "429 by date,        queued, 100,  100,  true,  true,  HTTP 429",
    "429 by past date,   queued, 60,   5,    true,  true,  HTTP 429",
    "400 in 90 s,        queued, 90,   90,   false, true,  HTTP 400",
    "500,                queued, 60,   5,    false, true,  HTTP 500",
    "501,                queued, 60,   5,    false, true,  HTTP 501",
    "502,                queued, 60,   5,    true,  true,  HTTP 502",
    "503,                queued, 60,   5,    true,  true,  HTTP 503",
    "503 in 90 s,        queued, 90,   90,   true,  true,  HTTP 503",
    "504,                queued, 60,   5,    true,  true,  HTTP 504",
    "599,                queued, 60,   5,    false, true,  HTTP 599",
    "garbage,            queued, 60,   5,    true,  true,  ''",
    "HTTP/9.9,           queued, 60,   5,    true,  true,  ''",
    "closes,             queued, 60,   5,    true,  true,  ''",
    "closes in the head, sent,   0,    0,    false, true,  HTTP 200",
    "closes in the body, sent,   0,    0,    false, true,  HTTP 200",
    "resets,             queued, 60,   5,    true,  true,  ''",
    "hangs,              queued, 60,   5,    true,  true,  no answer within 1 s",
    "hangs in the head,  queued, 60,   5,    true,  true,  no answer within 1 s",
    "drips in the head,  queued, 60,   5,    true,  true,  no answer within 1 s",
    "drips in the body,  sent,   0,    0,    false, true,  HTTP 200",
    "endless head line,  queued, 60,   5,    true,  true,  ''",
    "endless head,       queued, 60,   5,    true,  true,  ''",
    "long body,          sent,   0,    0,    false, true,  HTTP 200 xxx",
    "endless body,       sent,   0,    0,    false, true,  HTTP 200 xxx",
    "answers 100 only,   queued, 60,   5,    true,  true,  no answer within 1 s",
    "no TLS,             queued, 60,   5,    true,  true,  ''",
    "untrusted TLS,      queued, 60,   5,    true,  true,  ''",
    "nobody there,       queued, 60,   5,    true,  true,  refused",
    "unknown name,       queued, 60,   5,    true,  true,  no-such-name.invalid is not known",
    "private address,    queued, 60,   5,    true,  true,  must not be called",
  })
  void decide(
      String receiver,
      String state,
      long userPause,
      long carrierPause,
      boolean rests,
      boolean on,
      String answer)
      throws Exception {
    for (boolean user : List.of(true, false)) {
      try (var there = Place.of(receiver)) {
        subscribe(user, there.url());
        clock.advance(Duration.ofSeconds(1));
        for (int i = 0; i < EVENTS; i++) {
          to.create(customer, true, "Москва, Тверская, 1");
        }
        dispatcher.drain();
      }
      String what = receiver + (user ? " to a user's" : " to the carrier's");
      assertThat(first("state")).as(what).isEqualTo(state);
      assertThat(first("attempts")).as(what).isEqualTo("1");
      if (state.equals("queued")) {
        assertThat(pause()).as(what).isEqualTo(user ? userPause : carrierPause);
      }
      assertThat(to.all("select answer from delivery_attempt order by notification_id").getFirst())
          .as(what)
          .contains(answer);
      assertThat(!to.all("select host from delivery_host").isEmpty()).as(what).isEqualTo(rests);
      assertThat(to.one("select state = 'enabled' from webhook", Boolean.class))
          .as(what)
          .isEqualTo(on);
      stop();
      start();
    }
  }

  private void subscribe(boolean user, String url) {
    if (user) {
      to.subscribe(to.user(2, customer), url);
    } else {
      var wish =
          new CarrierWebhookWish(
              WebhookUrl.parse(url).orElseThrow(), Optional.empty(), Optional.empty(), true);
      var webhooks = new CarrierWebhooks(to.jdbi, clock, to.callLog, to.secrets, http);
      to.jdbi.useTransaction(
          handle -> webhooks.create(handle, to.call("api/v1/webhooks/add"), wish, Signature.HMAC));
    }
  }

  private static String first(String column) {
    return to.all("select " + column + " from notification where channel = 'webhook' order by id")
        .getFirst();
  }

  private long pause() {
    Instant next =
        to.one(
            "select next_attempt_at from notification where channel = 'webhook' order by id limit"
                + " 1",
            Instant.class);
    return Duration.between(clock.instant(), next.plusMillis(1)).toSeconds();
  }

  /** Where events are posted to. */
  private record Place(String url, AutoCloseable server) implements AutoCloseable {
    static Place of(String receiver) throws Exception {
      return switch (receiver) {
        case "no TLS" -> scripted("https", ScriptedReceiver.says("HTTP/1.1 200 OK\r\n\r\n"));
        case "untrusted TLS" -> tls();
        case "nobody there" -> {
          var gone = new Receiver();
          gone.close();
          yield new Place(gone.url("/"), () -> {});
        }
        case "unknown name" -> new Place("http://no-such-name.invalid/", () -> {});
        case "private address" -> new Place("http://10.0.0.1/", () -> {});
        default -> scripted("http", script(receiver));
      };
    }

    private static Place scripted(String scheme, ScriptedReceiver.Script script) {
      var server = new ScriptedReceiver(script);
      return new Place(scheme + "://127.0.0.1:" + server.port() + "/", server);
    }

    private static Place tls() throws Exception {
      HttpsServer server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      Path resources = Path.of("src/test/resources/tls");
      server.setHttpsConfigurator(
          new HttpsConfigurator(
              Certificates.load(
                  resources.resolve("certificate.pem"), resources.resolve("key.pem"))));
      server.start();
      return new Place(
          "https://127.0.0.1:" + server.getAddress().getPort() + "/", () -> server.stop(0));
    }

    private static ScriptedReceiver.Script script(String receiver) {
      return switch (receiver) {
        case "garbage" -> ScriptedReceiver.says("SSH-2.0-OpenSSH_9.9\r\n\r\n");
        case "HTTP/9.9" -> ScriptedReceiver.says("HTTP/9.9 200 OK\r\n\r\n");
        case "closes" -> ScriptedReceiver.says("");
        case "closes in the head" -> ScriptedReceiver.says("HTTP/1.1 200 OK\r\nX-A: b");
        case "closes in the body" ->
            ScriptedReceiver.says("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc");
        case "resets" -> ScriptedReceiver.resets();
        case "hangs" -> ScriptedReceiver.hangsAfter("");
        case "hangs in the head" -> ScriptedReceiver.hangsAfter("HTTP/1.1 200 OK\r\nX-A: ");
        case "drips in the head" -> ScriptedReceiver.drips("HTTP/1.1 200 OK\r\nX-A: ");
        case "drips in the body" ->
            ScriptedReceiver.drips("HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n");
        case "endless head line" ->
            ScriptedReceiver.repeatsAfter("HTTP/1.1 200 OK\r\nX-A: ", "x".repeat(1000));
        case "endless head" -> ScriptedReceiver.repeatsAfter("HTTP/1.1 200 OK\r\n", "X-A: b\r\n");
        case "long body" ->
            ScriptedReceiver.repeatsAfter(
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", "x".repeat(1000));
        case "endless body" ->
            ScriptedReceiver.repeatsAfter("HTTP/1.1 200 OK\r\n\r\n", "x".repeat(1000));
        case "answers 100 only" ->
            ScriptedReceiver.hangsAfter("HTTP/1.1 100 Continue\r\n\r\n".repeat(50));
        default -> ScriptedReceiver.says(answer(receiver));
      };
    }

    private static String answer(String receiver) {
      String after = receiver.length() > 3 ? receiver.substring(4) : "";
      String header =
          switch (after) {
            case "" -> "";
            case "in 90 s" -> "Retry-After: 90\r\n";
            case "in 2 days" -> "Retry-After: 172800\r\n";
            case "by date" -> DATE + "Tue, 01 Jan 2030 12:01:40 GMT\r\n";
            case "by past date" -> DATE + "Tue, 01 Jan 2030 11:00:00 GMT\r\n";
            default -> throw new IllegalArgumentException(receiver);
          };
      String length =
          receiver.equals("204") || receiver.equals("304") ? "" : "Content-Length: 0\r\n";
      return "HTTP/1.1 %s Said\r\nLocation: http://127.0.0.1:1/\r\n%s%sConnection: close\r\n\r\n"
          .formatted(receiver.substring(0, 3), header, length);
    }

    @Override
    public void close() throws Exception {
      server.close();
    }
  }
}
