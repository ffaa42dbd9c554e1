package dev.postorder.notify.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.notify.Attempt;
import dev.postorder.notify.Outcome;
import dev.postorder.notify.Result;
import dev.postorder.notify.Taken;
import dev.postorder.notify.Verdict;
import dev.postorder.platform.config.Language;
import dev.postorder.platform.config.Sms.Smpp.MessageIds;
import dev.postorder.testing.Capabilities;
import dev.postorder.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

final class ReceiptsTest {
  private final Capabilities to = new Capabilities();
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T21:00:00Z"));
  private final Receipts receipts = new Receipts(to.jdbi, clock, MessageIds.AS_GIVEN);
  private final long customer = to.customer();

  @AfterEach
  void close() {
    to.close();
  }

  @Test
  void allSegmentsDeliveredIsDelivered() {
    long id = notification();
    sent(id, "a", "b");
    delivered("A");
    assertThat(state(id)).isEqualTo("sent");

    delivered("B");
    assertThat(state(id)).isEqualTo("delivered");
    assertThat(reports()).containsExactly("delivered DELIVRD err:000");
  }

  @Test
  void receiptsMayComeBeforeItIsKeptThatItWasSent() {
    long id = notification();
    delivered("a");
    delivered("b");
    assertThat(state(id)).isEqualTo("sent");

    sent(id, "a", "b");
    assertThat(state(id)).isEqualTo("delivered");
    assertThat(reports()).hasSize(1);
  }

  @Test
  void oneMayComeBeforeAndOneAfter() {
    long id = notification();
    delivered("b");
    sent(id, "a", "b");
    assertThat(state(id)).isEqualTo("sent");

    delivered("a");
    assertThat(state(id)).isEqualTo("delivered");
  }

  @Test
  void oneSegmentUndeliveredIsUndelivered() {
    long id = notification();
    sent(id, "a", "b", "c");
    delivered("a");
    undelivered("b");

    assertThat(state(id)).isEqualTo("undelivered");
    assertThat(reports()).containsExactly("undelivered UNDELIV err:1b");
  }

  @Test
  void theSameReceiptTwiceIsOne() {
    long id = notification();
    delivered("a");
    delivered("a");
    sent(id, "a");
    delivered("a");
    undelivered("a");

    assertThat(state(id)).isEqualTo("delivered");
    assertThat(reports()).hasSize(1);
  }

  @Test
  void receiptsOfTwoSegmentsAtOneMomentSettleIt() throws Exception {
    for (int round = 0; round < 30; round++) {
      long id = notification();
      String a = "a" + round;
      String b = "b" + round;
      sent(id, a, b);
      var together = new CyclicBarrier(2);
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (String segment : List.of(a, b)) {
          threads.submit(
              () -> {
                together.await();
                delivered(segment);
                return segment;
              });
        }
      }
      assertThat(state(id)).isEqualTo("delivered");
    }
    assertThat(reports()).hasSize(30);
  }

  @Test
  void aReceiptAndTheCommitAtOneMomentSettleIt() throws Exception {
    for (int round = 0; round < 30; round++) {
      long id = notification();
      String a = "a" + round;
      var together = new CyclicBarrier(2);
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        threads.submit(
            () -> {
              together.await();
              delivered(a);
              return a;
            });
        threads.submit(
            () -> {
              together.await();
              sent(id, a);
              return a;
            });
      }
      assertThat(state(id)).isEqualTo("delivered");
    }
  }

  @Test
  void anotherSendingIsJudgedByItsOwnReceipts() {
    long id = notification();
    sent(id, "a", "b");
    undelivered("a");
    to.jdbi.useHandle(handle -> handle.execute("update notification set state = 'sent'"));
    sent(id, "c");
    undelivered("b");
    assertThat(state(id)).isEqualTo("sent");

    delivered("c");
    assertThat(state(id)).isEqualTo("delivered");
  }

  @Test
  void anIdThatIsGivenAgainBelongsToTheLaterOne() {
    long first = notification();
    sent(first, "a");
    delivered("a");
    long second = notification();
    sent(second, "a");
    assertThat(state(second)).isEqualTo("sent");

    undelivered("a");
    assertThat(state(first)).isEqualTo("delivered");
    assertThat(state(second)).isEqualTo("undelivered");
  }

  @Test
  void whatDidNotGoOutIsNotSettled() {
    long id = notification();
    to.jdbi.useHandle(handle -> handle.execute("update notification set state = 'failed'"));
    sent(id, "a");
    delivered("a");

    assertThat(state(id)).isEqualTo("failed");
    assertThat(reports()).isEmpty();
  }

  @Test
  void whatNobodyWaitsForIsForgotten() {
    delivered("stranger");
    clock.advance(Duration.ofDays(6));
    long id = notification();
    sent(id, "a");
    clock.advance(Duration.ofDays(2));

    assertThat(receipts.forget()).isEqualTo(1);
    assertThat(to.all("select message_id from sms_segment")).containsExactly("a");
  }

  private void delivered(String messageId) {
    receipts.received(new Receipt(messageId, Receipt.Outcome.DELIVERED, "DELIVRD err:000"));
  }

  private void undelivered(String messageId) {
    receipts.received(new Receipt(messageId, Receipt.Outcome.UNDELIVERED, "UNDELIV err:1b"));
  }

  private void sent(long id, String... messageIds) {
    Instant now = clock.instant();
    var notification =
        new Taken(
            customer,
            id,
            1,
            "order_completed",
            "receiver",
            "79161234567",
            "",
            Language.RU,
            "sms",
            JsonNodeFactory.instance.objectNode(),
            1,
            1,
            now,
            UUID.randomUUID(),
            Optional.empty(),
            Optional.empty());
    var outcome =
        new Outcome(
            notification,
            Attempt.of(new Result.Sent("ok", Arrays.asList(messageIds)), Duration.ZERO),
            new Verdict(Verdict.State.SENT, now, true));
    to.jdbi.useTransaction(handle -> receipts.sent(handle, List.of(outcome)));
  }

  private long notification() {
    return to.one(
        """
        insert into notification (customer_id, request_id, event, channel, role, recipient, data, state, attempts,
                                  next_attempt_at, created_at, sent_at, call_id, schedule)
        values (%d, 1, 'order_completed', 'sms', 'receiver', '79161234567', '{}', 'sent', 1,
                now(), now(), now(), gen_random_uuid(), 'sms')
        returning id
        """
            .formatted(customer),
        Long.class);
  }

  private String state(long id) {
    return to.one("select state from notification where id = ?", String.class, id);
  }

  private List<String> reports() {
    return to.all("select outcome || ' ' || detail from delivery_report order by id");
  }
}
