package dev.postorder.notify.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.testing.Capabilities;
import dev.postorder.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BouncesTest {
  private final Capabilities to = new Capabilities();
  private final SettableClock clock = new SettableClock(Instant.parse("2126-11-22T10:00:00Z"));
  private final Bounces bounces = new Bounces(to.callLog, clock);
  private UUID id;

  /** One letter, sent. */
  @BeforeEach
  void letter() {
    to.create(to.customer(), true, "Москва, Тверская, 1");
    state("sent");
    id = to.one("select message_id from notification", UUID.class);
  }

  @AfterEach
  void close() {
    to.close();
  }

  @ParameterizedTest
  @CsvSource({
    "postfix,         sent,        undelivered, undelivered",
    "exchange,        sent,        undelivered, undelivered",
    "gmail,           delivered,   undelivered, undelivered",
    "exim,            queued,      undelivered, undelivered",
    "exim-old,        sending,     undelivered, undelivered",
    "postfix,         failed,      failed,      undelivered",
    "postfix,         dropped,     dropped,     undelivered",
    "postfix-delayed, sent,        sent,        delayed",
    "postfix-delayed, queued,      queued,      delayed",
    "relayed,         sent,        delivered,   delivered",
    "relayed,         failed,      delivered,   delivered",
    "relayed,         undelivered, undelivered, delivered",
  })
  void saysWhatBecameOfTheLetter(String name, String before, String after, String outcome) {
    state(before);
    BounceResult result = take(name, id);
    assertThat(result)
        .isInstanceOfSatisfying(
            BounceResult.Kept.class,
            kept -> {
              assertThat(kept.state()).isEqualTo(after);
              assertThat(kept.outcome()).isEqualTo(outcome);
            });
    assertThat(to.all("select state from notification")).containsExactly(after);
    assertThat(to.all("select outcome from delivery_report")).containsExactly(outcome);
    assertThat(
            to.all(
                "select c.note from call c join notification n on n.customer_id = c.customer_id and"
                    + " n.request_id = c.request_id where c.message = 'api/v1/bounces'"))
        .containsExactly(
            "notification " + to.one("select id from notification", Long.class) + ": " + outcome);
  }

  @Test
  void theSameBounceAgainChangesNothing() {
    take("postfix", id);
    take("postfix", id);
    assertThat(to.all("select outcome from delivery_report")).hasSize(1);
    take("exchange", id);
    assertThat(to.all("select outcome from delivery_report")).hasSize(2);
  }

  @Test
  void aLetterThatWasSentAgainMayBounceAgain() {
    take("postfix", id);
    clock.advance(Duration.ofHours(1));
    state("sent");
    take("postfix", id);
    assertThat(to.all("select state from notification")).containsExactly("undelivered");
    assertThat(to.all("select outcome from delivery_report")).hasSize(2);
  }

  @Test
  void whoDoesNotKnowTheMessageIdChangesNothing() {
    assertThat(take("postfix", UUID.randomUUID())).isEqualTo(new BounceResult.Unknown());
    assertThat(take("postfix", "1' or '1'='1")).isEqualTo(new BounceResult.Unknown());
    assertThat(take("vacation", id)).isEqualTo(new BounceResult.NoBounce());
    assertThat(to.all("select state from notification")).containsExactly("sent");
    assertThat(to.all("select outcome from delivery_report")).isEmpty();
    assertThat(to.all("select note from call where message = 'api/v1/bounces'")).isEmpty();
  }

  private void state(String state) {
    to.jdbi.useHandle(
        handle ->
            handle.execute(
                "update notification set attempts = 1, state = ?, sent_at = ?",
                state,
                state.matches("queued|sending|failed|dropped") ? null : clock.instant()));
  }

  private BounceResult take(String name, Object messageId) {
    return to.jdbi.inTransaction(
        handle -> bounces.take(handle, to.call("api/v1/bounces"), Eml.of(name, messageId)));
  }
}
