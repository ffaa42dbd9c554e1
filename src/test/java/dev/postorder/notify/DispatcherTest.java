package dev.postorder.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is taken, in which order, and what becomes of it; leases are in {@link LeaseTest}. */
final class DispatcherTest {
  private final OutboxStage stage = new OutboxStage();
  private final ScriptedChannel channel = new ScriptedChannel(2);

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void noMoreAreUnderWayThanTheLimitSays() {
    Dispatcher node = stage.node(channel, 5);
    channel.preparing(taken -> channel.hangs(taken.recipient()));
    IntStream.rangeClosed(1, 12).forEach(i -> stage.add(i, "r" + i, "host-" + i));

    assertThat(node.dispatch()).isEqualTo(5);
    channel.awaitBegun(5);
    assertThat(node.dispatch()).isZero();
    assertThat(stage.count("sending")).isEqualTo(5);

    channel.preparing(taken -> {});
    channel.close();
    Await.satisfied(
        () -> {
          node.drain();
          return stage.count("sent");
        },
        sent -> assertThat(sent).isEqualTo(12));
  }

  @Test
  void aHostGetsSoManyAtOnce_howeverManyAreTakenAhead() {
    Dispatcher node = stage.node(channel);
    stage.addMany(40, "r", "host");
    assertThat(node.drain()).isEqualTo(40);

    CountDownLatch gate = channel.hangs("slow");
    IntStream.rangeClosed(1, 9).forEach(order -> stage.add(order, "slow", "host"));
    assertThat(node.dispatch()).isEqualTo(9);
    channel.awaitBegun(42);
    assertThat(stage.count("sending")).isEqualTo(9);
    gate.countDown();
    stage.awaitCount("sent", 49);
    assertThat(channel.most("host")).isEqualTo(2);
  }

  @Test
  void whatBreaksTheSenderItselfFailsAloneAndIsNotHeldForEver() {
    Dispatcher node = stage.node(channel);
    Consumer<Taken> breaks =
        taken -> {
          if (taken.recipient().equals("bad")) {
            throw new NoClassDefFoundError("dev/example/Gone");
          }
        };
    long bad = stage.add(1, "bad", "host");
    stage.addMany(3, "r", "host");

    channel.preparing(breaks);
    assertThat(node.drain()).isEqualTo(4);
    assertThat(stage.row(bad)).startsWith("queued 1 ");
    assertThat(stage.count("sent")).isEqualTo(3);

    channel.preparing(taken -> {});
    channel.delivering(breaks);
    stage.clock.advance(Duration.ofHours(1));
    assertThat(node.drain()).isEqualTo(1);
    assertThat(stage.row(bad)).startsWith("queued 2 ");
  }

  @Test
  void whatCameOfANotificationThatIsGoneIsLetGo() {
    stage.to.jdbi.useHandle(h -> h.execute("alter table notification alter id restart 770000771"));
    Dispatcher node = stage.node(channel);
    CountDownLatch gate = channel.hangs("gone");
    long gone = stage.add(1, "gone", "host");
    long neighbour = stage.add(2, "gone", "host");
    try (var log = new Told(Keeper.class)) {
      assertThat(node.dispatch()).isEqualTo(2);
      channel.awaitBegun(2);
      stage.to.jdbi.useHandle(h -> h.execute("delete from notification where id = ?", gone));
      gate.countDown();
      stage.awaitCount("sent", 1);
      Await.equal(() -> log.of(gone), List.of("INFO"));
      assertThat(log.of(neighbour)).isEmpty();
    }
    assertThat(stage.attempts(neighbour)).containsExactly("1 taken");
    assertThat(node.drain()).isZero();
  }

  @Test
  void aHostThatHangsIsInNobodysWay() {
    Dispatcher node = stage.node(channel, 8);
    channel.hangs("stuck");
    IntStream.rangeClosed(1, 20).forEach(order -> stage.add(order, "stuck", "full"));
    stage.addMany(6, "r", "other");

    Await.satisfied(
        () -> {
          node.dispatch();
          return stage.count("sent");
        },
        sent -> assertThat(sent).isEqualTo(6));
    assertThat(stage.count("sending")).isEqualTo(2);
  }

  @Test
  void whatIsToldOfAnOrderArrivesInItsOrder_acrossNodesAndAfterFailures() {
    var other = new ScriptedChannel(2);
    Dispatcher one = stage.node(channel);
    Dispatcher two = stage.node(other);
    CountDownLatch gate = channel.hangs("r");
    channel.answers("r", new Result.Refused("not now"));
    long first = stage.add(1, "r", "host");
    long second = stage.add(1, "r", "host");
    stage.add(2, "s", "host");
    assertThat(one.dispatch()).isEqualTo(2);
    channel.awaitBegun(2);
    assertThat(two.dispatch()).isZero();

    gate.countDown();
    stage.awaitCount("sent", 1);
    Await.equal(() -> stage.row(first), "queued 1 5");
    assertThat(two.dispatch()).isZero();

    stage.clock.advance(Duration.ofSeconds(5));
    assertThat(two.drain()).isEqualTo(2);
    assertThat(other.begun()).containsExactly("r#2", "r#1");
    assertThat(stage.row(second)).startsWith("sent 1");
    assertThat(stage.attempts(first)).containsExactly("1 not now", "2 taken");
  }

  @Test
  void whatWasNotTriedDoesNotCount() {
    Dispatcher node = stage.node(channel);
    channel.answers("r", new Result.NotTried("no connection is free", Duration.ofSeconds(3)));
    long id = stage.add(1, "r", "host");

    assertThat(node.drain()).isEqualTo(1);
    assertThat(stage.row(id)).isEqualTo("queued 0 3");
    assertThat(stage.attempts(id)).isEmpty();
    stage.clock.advance(Duration.ofSeconds(3));
    node.drain();
    assertThat(stage.attempts(id)).containsExactly("1 taken");
  }

  @Test
  void aHostThatDoesNotAnswerRests_andThenOneTriesWhetherItIsBack() {
    Dispatcher node = stage.node(channel);
    for (int i = 1; i <= 14; i++) {
      channel.answers("r-" + i, new Result.Unreachable("down"));
    }
    stage.addMany(30, "r", "host");
    int tried = node.drain();
    assertThat(tried).isBetween(10, 11);
    assertThat(stage.count("queued")).isEqualTo(30);

    stage.clock.advance(Hosts.REST.minusMillis(1));
    assertThat(node.drain()).isZero();
    stage.clock.advance(Duration.ofMillis(1));
    assertThat(node.dispatch()).isEqualTo(1);
    Await.equal(() -> stage.to.one("select max(openings) from delivery_host", Integer.class), 2);
    assertThat(node.drain()).isZero();

    stage.clock.advance(Duration.ofSeconds(60));
    Await.satisfied(
        () -> {
          stage.clock.advance(Duration.ofMinutes(5));
          node.drain();
          return stage.count("sent");
        },
        sent -> assertThat(sent).isEqualTo(30));
    assertThat(stage.to.all("select host from delivery_host")).isEmpty();
  }

  @Test
  void aHostThatSaysWhenToComeAgainRestsSoLong() {
    Dispatcher node = stage.node(channel);
    channel.answers("busy", new Result.Unreachable("HTTP 503", Optional.of(Duration.ofMinutes(4))));
    long busy = stage.add(1, "busy", "host");
    assertThat(node.drain()).isEqualTo(1);
    assertThat(stage.row(busy)).isEqualTo("queued 1 240");

    stage.addMany(3, "r", "host");
    stage.add(9, "r", "other");
    stage.clock.advance(Duration.ofMinutes(4).minusMillis(1));
    assertThat(node.drain()).isEqualTo(1);
    stage.clock.advance(Duration.ofMillis(1));
    node.drain();
    assertThat(stage.to.all("select host from delivery_host")).isEmpty();
    assertThat(stage.count("sent")).isEqualTo(5);
  }

  @Test
  void aHostThatAsksForAShortRestGetsNoLongerOne() {
    Dispatcher node = stage.node(channel);
    channel.answers("busy", new Result.Unreachable("HTTP 429", Optional.of(Duration.ofSeconds(7))));
    stage.add(1, "busy", "host");
    node.drain();
    stage.add(2, "r", "host");
    stage.clock.advance(Duration.ofMillis(6999));
    assertThat(node.drain()).isZero();
    stage.clock.advance(Duration.ofMillis(1));
    node.drain();
    assertThat(stage.count("sent")).isEqualTo(2);
  }

  @Test
  void aDeadLetterThatIsSentAgainBeginsItsScheduleAnew() {
    Dispatcher node = stage.node(channel);
    var no = new Result.Refused("no");
    channel.answers("r", no, no, no, no, no);
    long id = stage.add(1, "r", "host");
    for (Duration pause :
        new Duration[] {Duration.ZERO, Duration.ofSeconds(5), Duration.ofMinutes(5)}) {
      stage.clock.advance(pause);
      assertThat(node.drain()).isEqualTo(1);
    }
    assertThat(stage.row(id)).isEqualTo("failed 3 305");
    assertThat(node.drain()).isZero();

    stage.to.jdbi.useHandle(
        handle ->
            handle.execute(
                "update notification set state = 'queued', schedule_from = attempts where id = ?",
                id));
    assertThat(node.drain()).isEqualTo(1);
    assertThat(stage.row(id)).isEqualTo("queued 4 310");
    stage.clock.advance(Duration.ofSeconds(5));
    assertThat(node.drain()).isEqualTo(1);
    assertThat(stage.row(id)).isEqualTo("queued 5 610");
    assertThat(stage.attempts(id)).hasSize(5);
  }

  @Test
  void whatCannotBePreparedOrKeptFailsAlone() {
    Dispatcher node = stage.node(channel);
    channel.preparing(taken -> failFor(taken, "unpreparable"));
    channel.keeping(taken -> failFor(taken, "unkeepable"));
    long unpreparable = stage.add(1, "unpreparable", "a");
    long unkeepable = stage.add(2, "unkeepable", "b");
    stage.add(1, "r", "c");
    node.drain();

    assertThat(stage.count("sent")).isEqualTo(2);
    assertThat(stage.row(unpreparable)).isEqualTo("queued 1 5");
    assertThat(stage.attempts(unpreparable)).containsExactly("1 cannot be prepared");
    assertThat(stage.row(unkeepable)).startsWith("sent 1");
  }

  private static void failFor(Taken taken, String recipient) {
    if (taken.recipient().equals(recipient)) {
      throw new IllegalStateException(recipient);
    }
  }
}
