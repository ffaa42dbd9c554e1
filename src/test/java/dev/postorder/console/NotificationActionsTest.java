package dev.postorder.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.testing.TestServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators do with notifications. */
final class NotificationActionsTest {
  private static final String ROOT = "/console/notifications";

  @TempDir private static Path directory;
  private static Stage stage;
  private static TestServer server;
  private static Operating operator;

  @BeforeAll
  static void start() {
    stage = new Stage(directory);
    server = stage.server();
    operator = new Operating(server, stage.visitor());
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  @BeforeEach
  void nothingIsDead() {
    server
        .jdbi()
        .useHandle(
            handle ->
                handle.execute("update notification set state = 'dropped' where state = 'failed'"));
  }

  private static void dead(int count, String recipient) {
    server
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into notification (customer_id, request_id, event, channel, role, recipient, schedule, data,
                                              state, attempts, next_attempt_at, created_at, call_id)
                    select customer_id, request_id, event, 'email', role, ?, 'email', data, 'failed', 9,
                           now() - interval '1 minute', created_at, call_id
                    from (select * from notification where channel = 'email' and state = 'sent' limit 1) n,
                         generate_series(1, ?)
                    """,
                    recipient,
                    count));
  }

  private static String one(String sql) {
    return server.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }

  private static String id() {
    return one("select customer_id || '-' || id from notification where state = 'failed' limit 1");
  }

  private static int failed() {
    return Integer.parseInt(one("select count(*) from notification where state = 'failed'"));
  }

  @Test
  void aDeadLetterIsSentAgainFromItsPageAndTheLogKnowsWhoDidIt() {
    dead(1, "a@sever.example");
    String id = id();
    HttpResponse<String> sent = operator.send(ROOT + "/" + id + "/resend");
    assertThat(sent.statusCode()).isEqualTo(303);
    assertThat(operator.follow(sent).body()).contains("Снова в очереди: 1");
    assertThat(failed()).isZero();
    String call = sent.headers().firstValue("X-Request-Id").orElseThrow();
    assertThat(one("select source || ' ' || message from call where id = '" + call + "'"))
        .isEqualTo("console console/notifications/resend");

    HttpResponse<String> twice = operator.send(ROOT + "/" + id + "/resend");
    assertThat(operator.follow(twice).body()).contains("уже не среди неотправленных");
    assertThat(operator.send(ROOT + "/1-999999/resend").statusCode()).isEqualTo(404);
  }

  @Test
  void whoUnsubscribedIsLeftAlone() {
    dead(1, "gone@sever.example");
    server
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "insert into unsubscribed select customer_id, channel, recipient, now() from"
                        + " notification where state = 'failed'"));
    HttpResponse<String> refused = operator.send(ROOT + "/" + id() + "/resend");
    assertThat(operator.follow(refused).body()).contains("получатель отписался");
    HttpResponse<String> chosen = operator.send(ROOT + "/resend", "id", id());
    assertThat(operator.follow(chosen).body()).contains("Снова в очереди: 0. Остались как были: 1");
    assertThat(failed()).isEqualTo(1);
  }

  @Test
  void theChosenAreSentAgainTogether() {
    dead(3, "b@sever.example");
    String list = operator.get(ROOT + "?state=failed").body();
    assertThat(list).contains("b@sever.example", "name=\"id\" value=\"" + id());
    HttpResponse<String> sent =
        operator.send(ROOT + "/resend", "id", id(), "id", "1-999999", "id", "nonsense");
    assertThat(operator.follow(sent).body()).contains("Снова в очереди: 1. Остались как были: 1");
    assertThat(failed()).isEqualTo(2);
    assertThat(operator.follow(operator.send(ROOT + "/resend")).body())
        .contains("Ничего не выбрано");
  }

  @Test
  void thoseOfAQueryAreSentAgainInBatches() {
    dead(1300, "many@sever.example");
    dead(1, "other@sever.example");
    String page = operator.get(ROOT + "/bulk?recipient=MANY@sever.example").body();
    assertThat(page).contains("Подходит неотправленных: 1300");
    String before = page.replaceAll("(?s).*name=\"before\" value=\"([^\"]+)\".*", "$1");
    HttpResponse<String> first =
        operator.send(
            ROOT + "/bulk", "recipient", "many@sever.example", "before", before, "total", "1300");
    String progress = operator.follow(first).body();
    assertThat(progress).contains("Снова в очереди: 1\u00a0000 из 1\u00a0300", "hx-post");
    HttpResponse<String> second =
        operator.send(
            ROOT + "/bulk",
            "recipient",
            "many@sever.example",
            "before",
            before,
            "total",
            "1300",
            "done",
            "1000");
    String address = second.headers().firstValue("Location").orElseThrow();
    assertThat(operator.get(address, "HX-Request", "true").body())
        .contains("Снова в очереди: 1\u00a0300 из 1\u00a0300")
        .doesNotContain("hx-post", "<html");
    assertThat(failed()).isEqualTo(1);
    assertThat(operator.get(ROOT + "/bulk?channel=pigeon").statusCode()).isEqualTo(422);
  }

  @Test
  void aRestingHostIsWoken() {
    String page = operator.get(ROOT + "/hosts").body();
    assertThat(page).contains("hooks.sever.example:443", "connection timed out");
    HttpResponse<String> woken =
        operator.send(
            ROOT + "/hosts/wake", "channel", "webhook", "host", "hooks.sever.example:443");
    assertThat(operator.follow(woken).body()).contains("Пауза снята");
    assertThat(one("select rest_until <= now() from delivery_host")).isEqualTo("t");
  }

  @Test
  void aCompletedOrderIsToldOfAgainToTheChosen() {
    String order = one("select order_number from orders where state = 'finished'");
    String page = operator.get(ROOT + "/renotify?order=" + order).body();
    assertThat(page).contains("sklad@romashka.example", "завершён");
    String who = page.replaceAll("(?s).*name=\"who\"[^>]* value=\"(email [^\"]+)\".*", "$1");
    String count = "select count(*) from notification where first_id is not null";
    int formed = Integer.parseInt(one(count));
    HttpResponse<String> sent = operator.send(ROOT + "/renotify", "order", order, "who", who);
    assertThat(operator.follow(sent).body()).contains("Новых уведомлений в очереди: 1");
    assertThat(Integer.parseInt(one(count))).isEqualTo(formed + 1);

    String draft = one("select min(request_id) from orders where state = 'draft'");
    HttpResponse<String> early = operator.get(ROOT + "/renotify?order=" + draft);
    assertThat(early.statusCode()).isEqualTo(422);
    assertThat(early.body()).contains("Заказ должен быть завершён; его состояние — Черновик");
    assertThat(operator.get(ROOT + "/renotify?order=999999").body()).contains("Такого заказа нет");
  }

  @Test
  void theListIsNarrowedAndTellsWhatIsWrong() {
    dead(1, "c@sever.example");
    assertThat(operator.get(ROOT + "?recipient=C@sever.example").body())
        .contains("c@sever.example")
        .doesNotContain("romashka.example", "за последние 7 дн.");
    assertThat(operator.get(ROOT + "?channel=sms").body()).contains("за последние 7 дн.");
    assertThat(operator.get(ROOT + "?channel=sms", "HX-Request", "true").body())
        .contains("id=\"found\"", "79119876543")
        .doesNotContain("<html", "romashka");
    HttpResponse<String> wrong = operator.get(ROOT + "?order=x&from=y&state=z");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("Нужен requestID или 13 цифр", "Нужны дата и время", "Нет такого состояния");
  }

  @Test
  void aForgedFormDoesNothing() {
    dead(1, "d@sever.example");
    String form = "application/x-www-form-urlencoded";
    String cookie = stage.visitor().cookie();
    assertThat(
            server
                .post(ROOT + "/" + id() + "/resend", form, "csrf=guess", "Cookie", cookie)
                .statusCode())
        .isEqualTo(403);
    assertThat(
            server
                .post(
                    ROOT + "/" + id() + "/resend",
                    form,
                    "x=y",
                    "Cookie",
                    cookie,
                    "Sec-Fetch-Site",
                    "cross-site")
                .statusCode())
        .isEqualTo(403);
    assertThat(failed()).isEqualTo(1);
  }
}
