package dev.postorder.calllog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postorder.platform.database.Database;
import dev.postorder.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class IdempotencyTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final Database database = TestDatabase.fresh();
  private final Jdbi jdbi = database.jdbi();
  private final Idempotency idempotency = at(NOW);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theEffectHappensOnceAndTheAnswerIsReplayed() {
    assertThat(once("k", 1)).isEqualTo(new Once.Done<>("effect"));
    assertThat(once("k", 1)).isEqualTo(new Once.Replayed<String>("answer of effect"));
    assertThat(effects()).isEqualTo(1);
    assertThat(once("k2", 1)).isEqualTo(new Once.Done<>("effect"));
  }

  @Test
  void anotherBodyUnderTheKeyIsTold() {
    once("k", 1);
    assertThat(once("k", 2)).isEqualTo(new Once.OtherBody<String>());
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void aCallWithoutEffectLeavesNothing() {
    Once<String> refused =
        idempotency.once(key("k", 1), result -> Optional.empty(), IdempotencyTest::effect);
    assertThat(refused).isEqualTo(new Once.Done<>("effect"));
    assertThat(effects()).isZero();
    assertThat(once("k", 2)).isEqualTo(new Once.Done<>("effect"));
  }

  @Test
  void aFaultLeavesNothing() {
    assertThatThrownBy(
            () ->
                idempotency.once(
                    key("k", 1),
                    result -> Optional.of("answer"),
                    handle -> {
                      effect(handle);
                      throw new IllegalStateException("fault");
                    }))
        .hasMessage("fault");
    assertThat(effects()).isZero();
    assertThat(once("k", 1)).isEqualTo(new Once.Done<>("effect"));
  }

  @Test
  void theKeyIsFreeAgainAfterADay() {
    once("k", 1);
    Idempotency nextDay = at(NOW.plus(Duration.ofHours(24)).plusSeconds(1));
    assertThat(nextDay.once(key("k", 2), result -> Optional.of("a"), IdempotencyTest::effect))
        .isEqualTo(new Once.Done<>("effect"));
    assertThat(at(NOW.plus(Duration.ofHours(49))).forget()).isEqualTo(1);
  }

  @Test
  void ofManyAtOnceOneTakesEffectAndTheOthersReplay() throws Exception {
    var start = new CountDownLatch(1);
    var answers = new ArrayList<Future<Once<String>>>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 24; i++) {
        answers.add(
            executor.submit(
                () -> {
                  start.await();
                  return once("k", 1);
                }));
      }
      start.countDown();
    }
    List<Once<String>> came = new ArrayList<>();
    for (Future<Once<String>> answer : answers) {
      came.add(answer.get());
    }
    assertThat(came).filteredOn(Once.Done.class::isInstance).hasSize(1);
    assertThat(came).filteredOn(Once.Replayed.class::isInstance).hasSize(23);
    assertThat(effects()).isEqualTo(1);
  }

  private Once<String> once(String key, int body) {
    return idempotency.once(
        key(key, body), result -> Optional.of("answer of " + result), IdempotencyTest::effect);
  }

  private static String effect(Handle handle) {
    handle.execute(
        "insert into installation (name, value) values (gen_random_uuid()::text, 'effect')");
    return "effect";
  }

  private int effects() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select count(*) from installation where value = 'effect'")
                .mapTo(Integer.class)
                .one());
  }

  private Idempotency at(Instant now) {
    return new Idempotency(jdbi, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static IdempotencyKey key(String key, int body) {
    return new IdempotencyKey("user:1", "v1/orders/change_contacts", key, new byte[] {(byte) body});
  }
}
