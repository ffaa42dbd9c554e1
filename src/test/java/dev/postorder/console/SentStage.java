package dev.postorder.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.access.OperatorRole;
import dev.postorder.access.Secrets;
import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.calllog.CallLogSettings;
import dev.postorder.calllog.Exchange;
import dev.postorder.calllog.Outcome;
import dev.postorder.calllog.Source;
import dev.postorder.testing.ConsoleVisitor;
import dev.postorder.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A server with one completed order, whose calls, letters and SMS a test writes. */
final class SentStage implements AutoCloseable {
  static final String SESSION = "11111111-2222-3333-4444-555555555555";

  final TestServer server = TestServer.start();
  final CallLog log = new CallLog(server.jdbi(), Clock.systemUTC(), CallLogSettings.defaults());
  final String key = Secrets.random();
  final ConsoleVisitor visitor = ConsoleVisitor.of(server, OperatorRole.ADMINISTRATOR);
  private final HttpClient client = HttpClient.newHttpClient();

  SentStage() {
    server
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  "insert into api_key (name, key_hash) values ('operator', ?)",
                  Secrets.sha256(key));
              handle.execute("insert into customer (id, name) values (1, 'ООО Ромашка')");
              handle.execute(
                  "insert into app_user (id, login, password_hash) values (1, 'anna@example.org',"
                      + " 'x')");
              handle.execute("insert into application (id, name, key_hash) values (1, 'app', 'x')");
              handle.execute(
                  "insert into session (id_hash, trail, user_id, application_id, created_at,"
                      + " expires_at) values (?, 'SESSION00001', 1, 1, now(), now() + interval '1"
                      + " day')",
                  Secrets.sha256(SESSION));
              handle.execute(
                  "insert into order_directory (request_id, order_number, customer_id)"
                      + " values (7, '1900000000007', 1)");
              handle.execute(
                  """
                  insert into orders (customer_id, request_id, order_number, state, in_order, created_at, state_at,
                                      updated_at, pickup_variant, pickup_address, delivery_variant, delivery_address)
                  values (1, 7, '1900000000007', 'finished', true, now(), now(), now(),
                          'address', 'Москва, Тверская, 1', 'address', 'г. Казань, ул. Баумана, 5')
                  """);
              handle.execute(
                  "insert into order_state_change (customer_id, request_id, state, at, call_id)"
                      + " values (1, 7, 'processing', now() - interval '2 days',"
                      + " gen_random_uuid()), (1, 7, 'finished', now(), gen_random_uuid())");
            });
  }

  Call write(String message, Outcome outcome, String request) {
    Call call = log.open(Source.API, message, "127.0.0.1");
    call.session("SESSION00001", 1);
    call.order(1, 7);
    server.jdbi().useTransaction(handle -> log.trail(handle, call, Optional.of("уведомлений: 1")));
    log.close(exchange(call, outcome, request));
    log.flush();
    return call;
  }

  static Exchange exchange(Call call, Outcome outcome, String request) {
    return new Exchange(
        call,
        outcome,
        Optional.of("примечание"),
        true,
        200,
        Duration.ofMillis(12),
        request.getBytes(StandardCharsets.UTF_8),
        "{}".getBytes(StandardCharsets.UTF_8));
  }

  void notification(Call call) {
    server
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into notification (customer_id, request_id, event, channel, role, recipient, schedule, data,
                                              next_attempt_at, created_at, call_id)
                    values (1, 7, 'order_completed', 'email', 'receiver', 'anna@example.org', 'email', ?::jsonb, ?, ?, ?)
                    """,
                    "{\"orderNumber\":\"1900000000007\",\"state\":\"finished\",\"pickup\":\"Москва,"
                        + " Тверская, 1\",\"delivery\":\"Казань\",\"sender\":\"ООО"
                        + " <b>Ромашка</b>\"}",
                    Instant.now(),
                    Instant.now(),
                    call.id()));
  }

  String awaitLetter() throws Exception {
    awaitText("/mailbox.json", "anna@example.org");
    return get("/console/mailbox/1/html", Optional.of(key)).body();
  }

  static String trackLink(String letter) {
    return URI.create(letter.replaceAll("(?s).*href=\"([^\"]*/track/[^\"]*)\".*", "$1")).getPath();
  }

  String awaitText(String path, String text) throws Exception {
    Instant end = Instant.now().plusSeconds(20);
    String body = "";
    while (!body.contains(text) && Instant.now().isBefore(end)) {
      body = get(path, Optional.of(key)).body();
    }
    assertThat(body).contains(text);
    return body;
  }

  HttpResponse<String> get(String path, Optional<String> password)
      throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(server.url(path)), password);
  }

  HttpResponse<String> send(HttpRequest.Builder request, Optional<String> password)
      throws IOException, InterruptedException {
    password.ifPresent(secret -> request.header("Cookie", visitor.cookie()));
    return client.send(request.build(), BodyHandlers.ofString());
  }

  long sms(String text) {
    return server
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        insert into mailbox_letter (received_at, message_id, sender, recipient, subject, message, channel, segments)
                        values (now(), gen_random_uuid(), 'Carrier', '79161234567', '', :text, 'sms', 1) returning id
                        """)
                    .bind("text", text)
                    .mapTo(Long.class)
                    .one());
  }

  @Override
  public void close() {
    client.close();
    log.close();
    server.close();
  }
}
