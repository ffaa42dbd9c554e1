package dev.postorder.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.notify.bounce.Eml;
import dev.postorder.testing.Await;
import dev.postorder.testing.ScriptedReceiver;
import java.nio.charset.StandardCharsets;

/** Those who are told of orders, and answer with markup: receivers of webhooks, mail servers. */
final class MarkupReceivers implements AutoCloseable {
  private static final String REFUSED =
      """
      insert into delivery_attempt (customer_id, notification_id, attempt, at, duration_us, outcome, answer)
      select customer_id, id, 99, now(), 1000, 'failed', ? from notification where channel = 'email' order by id limit 1
      """;

  private final Planting planting;
  private final ScriptedReceiver refusing;
  private final ScriptedReceiver leaving;

  MarkupReceivers(Planting planting) {
    this.planting = planting;
    refusing = new ScriptedReceiver(answer("500 <script>owned=1</script>", "answer of a receiver"));
    leaving = new ScriptedReceiver(answer("410 Gone", "answer of who leaves"));
  }

  private ScriptedReceiver.Script answer(String status, String field) {
    return ScriptedReceiver.says(
        "HTTP/1.1 "
            + status
            + "\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n"
            + planting.markup().of(field));
  }

  /** A user's subscription and one of the carrier; their URLs are markup as far as they may be. */
  void subscribe(Operating operator) {
    planting.call(
        "/v1/webhooks.json",
        planting
            .world()
            .with(planting.world().session)
            .put("url", url(leaving, "/?q=" + planting.markup().plain("url of a user")))
            .set(
                "orderRoles",
                planting.body("{'roles': ['sender', 'receiver', 'payer', 'third']}").get("roles")));
    operator.send(
        "/console/access/webhooks",
        "url",
        url(refusing, "/" + planting.markup().plain("url of the carrier")),
        "signature",
        "hmac");
    planting.refused(
        "/v1/webhooks/update.json",
        "{'url': '@no url', 'eventTypes': ['@type of event'], 'orderRoles': ['@role'], 'state':"
            + " '@state of a subscription'}");
  }

  private static String url(ScriptedReceiver receiver, String rest) {
    return "http://127.0.0.1:" + receiver.port() + rest;
  }

  /** Awaits that both were told something, and have answered. */
  void answer() {
    Await.equal(() -> planting.one("select count(*)::text from webhook_answer"), "2");
  }

  /** The mail server refuses a letter, a letter bounces, and a host is at rest. */
  void bounce(String key) {
    planting.sql(
        "insert into delivery_host values ('email', ?, 3, now() + interval '1 hour', ?)",
        "mx<u>.example:25",
        planting.markup().of("why a host rests"));
    planting.sql(REFUSED, planting.markup().of("answer of a mail server"));
    String letter =
        "select message_id::text from notification where channel = 'email' and state = 'sent' order"
            + " by id limit 1";
    Await.satisfied(() -> planting.list(letter), ids -> assertThat(ids).hasSize(1));
    String bounce =
        new String(Eml.of("postfix", planting.one(letter)), StandardCharsets.US_ASCII)
            .replace("550 5.1.1 <receiver@example.org>:", planting.markup().of("bounce"));
    int status =
        planting
            .world()
            .server
            .post("/api/v1/bounces", "message/rfc822", bounce, "Authorization", "Bearer " + key)
            .statusCode();
    assertThat(status).as("the bounce is taken").isEqualTo(200);
  }

  @Override
  public void close() {
    refusing.close();
    leaving.close();
  }
}
