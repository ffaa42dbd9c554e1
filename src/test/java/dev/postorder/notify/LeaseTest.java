package dev.postorder.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.testing.Await;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a node holds, and what becomes of it when the node, or the database, goes. */
final class LeaseTest {
  private static final String WAITING_FOR_A_LOCK =
      """
      from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like 'with result as%'
      """;

  private final OutboxStage stage = new OutboxStage();
  private final ScriptedChannel channel = new ScriptedChannel(2);
  private final ScriptedChannel others = new ScriptedChannel(2);

  @AfterEach
  void close() {
    channel.close();
    others.close();
    stage.close();
  }

  @Test
  void aSlowDeliveryIsHeldAsLongAsItsNodeLives() {
    Dispatcher node = stage.node(channel);
    Dispatcher other = stage.node(others);
    CountDownLatch gate = channel.hangs("slow");
    long id = stage.add(1, "slow", "host");
    assertThat(node.dispatch()).isEqualTo(1);
    for (int i = 0; i < 4; i++) {
      stage.clock.advance(Duration.ofSeconds(25));
      assertThat(node.dispatch()).isZero();
      assertThat(other.dispatch()).isZero();
    }
    gate.countDown();
    stage.awaitCount("sent", 1);
    assertThat(stage.attempts(id)).containsExactly("1 taken");
  }

  @Test
  void leasesAreRenewedWhileOthersAreBeingPrepared() {
    channel.hangs("slow");
    CountDownLatch papers = new CountDownLatch(1);
    channel.preparing(
        taken -> {
          if (taken.recipient().equals("papers")) {
            await(papers);
          }
        });
    Dispatcher node = stage.node(channel).start();
    long slow = stage.add(1, "slow", "host");
    node.wake();
    channel.awaitBegun("slow#1");
    long papered = stage.add(2, "papers", "other");
    node.wake();
    Await.satisfied(() -> stage.row(papered), row -> assertThat(row).startsWith("sending"));

    stage.clock.advance(Duration.ofSeconds(20));
    Await.equal(() -> stage.row(slow), "sending 1 50");
    Await.equal(() -> stage.row(papered), "sending 1 50");
    papers.countDown();
    Await.satisfied(() -> stage.row(papered), row -> assertThat(row).startsWith("sent"));
  }

  @Test
  void whatANodeHadUnderWayWhenItDiedIsTakenOverAfterTheLease() {
    Dispatcher dead = stage.node(channel);
    Dispatcher other = stage.node(others);
    CountDownLatch gate = channel.hangs("r");
    long id = stage.add(1, "r", "host");
    dead.dispatch();
    channel.awaitBegun("r#1");
    stage.clock.advance(Duration.ofSeconds(30).minusMillis(1));
    assertThat(other.dispatch()).isZero();
    stage.clock.advance(Duration.ofMillis(1));
    assertThat(other.drain()).isEqualTo(1);
    assertThat(stage.row(id)).startsWith("sent 2");

    gate.countDown();
    assertThat(dead.drain()).isZero();
    dead.close();
    assertThat(stage.row(id)).startsWith("sent 2");
    assertThat(stage.attempts(id)).containsExactly("1 interrupted", "2 taken");
  }

  @Test
  void whatCameOfADeliveryIsKeptAfterAnOutageOfTheDatabase_andItIsNotSentAgain() {
    Dispatcher node = stage.node(channel);
    CountDownLatch gate = channel.hangs("r");
    long id = stage.add(1, "r", "host");
    node.dispatch();
    try (Handle outage = stage.to.jdbi.open()) {
      outage.begin();
      outage.execute("select from notification for update");
      gate.countDown();
      for (int i = 1; i <= 2; i++) {
        Await.satisfied(this::broken, broken -> assertThat(broken).isPositive());
        stage.clock.advance(Duration.ofMinutes(1));
      }
      outage.rollback();
    }
    assertThat(node.drain()).isZero();
    stage.awaitCount("sent", 1);
    assertThat(channel.begun()).containsExactly("r#1");
    assertThat(stage.attempts(id)).containsExactly("1 taken");
  }

  /** Breaks the connection over which an outcome is being kept. */
  private int broken() {
    String sql = "select count(*) filter (where pg_terminate_backend(pid)) " + WAITING_FOR_A_LOCK;
    return stage.to.one(sql, Integer.class);
  }

  @Test
  void aNodeThatStopsFinishesWhatItBeganAndPutsBackTheRest() throws Exception {
    Dispatcher node = stage.node(channel);
    stage.addMany(20, "warm", "host");
    node.drain();
    CountDownLatch gate = channel.hangs("r");
    long first = stage.add(1, "r", "host");
    long second = stage.add(2, "r", "host");
    long third = stage.add(3, "r", "host");
    long fourth = stage.add(4, "r", "host");
    assertThat(node.dispatch()).isEqualTo(4);
    channel.awaitBegun(22);

    Thread closing = Thread.ofPlatform().start(node::close);
    Await.satisfied(
        closing::getState,
        state -> assertThat(state).isIn(Thread.State.WAITING, Thread.State.TIMED_WAITING));
    gate.countDown();
    closing.join();
    assertThat(stage.row(first)).startsWith("sent 1");
    assertThat(stage.row(second)).startsWith("sent 1");
    assertThat(stage.row(third)).isEqualTo("queued 0 0");
    assertThat(stage.row(fourth)).isEqualTo("queued 0 0");

    assertThat(stage.node(others).drain()).isEqualTo(2);
    others.awaitBegun("r#1", "r#1");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
