package dev.postorder.calllog.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.calllog.Call;
import dev.postorder.calllog.Exchange;
import dev.postorder.calllog.Outcome;
import dev.postorder.calllog.Source;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls and errors by time, counted when they are written. */
class CallCountsTest {
  private final CallStage stage = new CallStage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void theCountersSayWhatCountingSays() {
    for (int i = 0; i < 90; i++) {
      stage.clock.advance(Duration.ofMinutes(3));
      stage.write(
          i % 3 == 0 ? "v3/orders" : "v3/auth/login",
          i % 5 == 0 ? Outcome.FAULT : Outcome.OK,
          200,
          5,
          "{}");
    }
    stage.log.flush();
    for (String q :
        List.of("", "message:login", "outcome:fault", "source:api -message:orders", "source:job")) {
      for (Duration length :
          List.of(Duration.ofMinutes(40), Duration.ofHours(4), Duration.ofDays(3))) {
        var range =
            new Range(stage.clock.instant().minus(length), stage.clock.instant().plusSeconds(1));
        Histogram kept = stage.histogram(q, range);
        Histogram counted = stage.histogram((q + " ip:127.0.0.1").strip(), range);
        assertThat(kept).as(q + " " + length).isEqualTo(counted);
        assertThat(kept.bars().size()).isBetween(2, 66);
      }
    }
    Histogram all =
        stage.histogram("", new Range(CallStage.NOW, stage.clock.instant().plusSeconds(1)));
    assertThat(all.calls()).isEqualTo(90);
    assertThat(all.errors()).isEqualTo(18);
    assertThat(CallCounts.quick(CallStage.filter("message:x"))).isTrue();
    assertThat(CallCounts.quick(CallStage.filter("session:SESSION00001"))).isFalse();
  }

  @Test
  void aCallIsCountedOnceWhoeverWroteItsRow() {
    Call call = stage.open("v1/orders/change_contacts");
    stage.database.jdbi().useTransaction(handle -> stage.log.trail(handle, call, Optional.empty()));
    Exchange exchange = CallStage.exchange(call, Outcome.OK, 200, 3, "{}");
    stage.log.close(exchange);
    stage.log.close(exchange);
    stage.log.flush();
    stage.log.close(exchange);
    stage.log.flush();
    assertThat(stage.histogram("", stage.lastDay()).calls()).isEqualTo(1);
    assertThat(stage.ids("")).hasSize(1);
  }

  @Test
  void theCallOfAJobIsCountedThoughNobodyClosesIt() {
    Call job = stage.log.open(Source.JOB, "simulator/move", "::1");
    stage.database.jdbi().useTransaction(handle -> stage.log.trail(handle, job, Optional.empty()));
    stage.log.flush();
    assertThat(stage.histogram("source:job", stage.lastDay()).calls()).isEqualTo(1);
    stage.log.close(CallStage.exchange(job, Outcome.OK, 200, 3, "{}"));
    stage.log.flush();
    assertThat(stage.histogram("", stage.lastDay()).calls()).isEqualTo(1);
  }

  @Test
  void countsAreForgottenWithTheirDay() {
    stage.write("v3/orders", Outcome.OK, 200, 5, "{}");
    stage.log.flush();
    stage.clock.advance(Duration.ofDays(32));
    stage.write("v3/auth/login", Outcome.OK, 200, 5, "{}");
    stage.log.flush();
    stage.log.turnPartitions();
    assertThat(stage.search.messages()).containsExactly("v3/auth/login");
    Integer minutes =
        stage
            .database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("select count(*) from call_minute")
                        .mapTo(Integer.class)
                        .one());
    assertThat(minutes).isEqualTo(1);
  }
}
