package dev.postorder.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.backoffice.BackOffice.Reply;
import dev.postorder.notify.bounce.Eml;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BounceOperationsTest {
  private static BackOffice office;

  @BeforeAll
  static void start() {
    office = new BackOffice();
  }

  @AfterAll
  static void stop() {
    office.close();
  }

  private static Reply bounce(String name, Object id, String type) {
    String body = new String(Eml.of(name, id), StandardCharsets.US_ASCII);
    return post(body, type);
  }

  private static Reply post(String body, String type) {
    return BackOffice.reply(
        office
            .server()
            .send(
                "POST",
                "/api/v1/bounces",
                body,
                "Authorization",
                "Bearer " + office.key,
                "Content-Type",
                type));
  }

  @Test
  void aBounceThatIsPostedIsKept() {
    String number = office.stored("received");
    UUID id = sent(number);
    Reply reply = bounce("postfix", id, "message/rfc822");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text("result")).isEqualTo("kept");
    assertThat(reply.text("outcome")).isEqualTo("undelivered");
    assertThat(reply.text("state")).isEqualTo("undelivered");
    assertThat(reply.body().get("requestID").intValue())
        .isEqualTo(office.get("/orders/" + number).body().get("requestID").intValue());
    assertThat(bounce("postfix", id, "message/rfc822; charset=utf-8").text("state"))
        .isEqualTo("undelivered");
  }

  @Test
  void otherMailIsNoFault() {
    assertThat(bounce("exim", UUID.randomUUID(), "message/rfc822").text("result"))
        .isEqualTo("unknown");
    assertThat(bounce("vacation", UUID.randomUUID(), "message/rfc822").text("result"))
        .isEqualTo("no-bounce");
    assertThat(post("\0\1\2", "message/rfc822").text("result")).isEqualTo("no-bounce");
  }

  @Test
  void whatIsNoMessageIsRefused() {
    assertThat(bounce("exim", UUID.randomUUID(), "application/json").status()).isEqualTo(415);
    assertThat(post(" ", "message/rfc822").status()).isEqualTo(422);
    assertThat(post("x".repeat(2_000_000), "message/rfc822").status()).isEqualTo(413);
    assertThat(office.server().post("/api/v1/bounces", "message/rfc822", "x").statusCode())
        .isEqualTo(401);
    assertThat(office.get("/bounces").status()).isEqualTo(405);
  }

  /** A letter about the order, as if it had been sent. */
  private static UUID sent(String number) {
    return office
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        insert into notification (customer_id, request_id, event, channel, role, recipient, data, state,
                                                  attempts, schedule, next_attempt_at, created_at, sent_at, call_id)
                        select customer_id, request_id, 'order_queued', 'email', 'customer', 'a@example.org', '{}', 'sent',
                               1, 'email', now(), now(), now(), gen_random_uuid()
                        from orders where order_number = :number
                        returning message_id
                        """)
                    .bind("number", number)
                    .mapTo(UUID.class)
                    .one());
  }
}
