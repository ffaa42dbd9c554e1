package dev.postorder.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HostsTest {
  private static final Instant NOW = Instant.parse("2030-01-15T10:00:00Z");

  private final Hosts hosts = new Hosts(2, 6);

  private boolean attempt(Result result, Duration took, Instant at) {
    hosts.taken("a", at);
    boolean enough = hosts.enough("a", Attempt.of(result, took), at);
    hosts.done("a", at);
    return enough;
  }

  @Test
  void ofAQuickHostMoreAreTakenAhead_ofASlowOneNoMoreThanAreSentAtOnce() {
    for (int i = 1; i <= 3; i++) {
      attempt(new Result.Sent("ok"), Duration.ofMillis(3), NOW);
    }
    assertThat(hosts.rooms(NOW)).isEqualTo(List.of(new Hosts.Room("a", 5, false)));
    for (int i = 1; i <= 9; i++) {
      attempt(new Result.Sent("ok"), Duration.ofMillis(3), NOW);
    }
    assertThat(hosts.rooms(NOW)).isEqualTo(List.of(new Hosts.Room("a", 6, false)));
    attempt(new Result.Sent("ok"), Duration.ofSeconds(2), NOW);
    assertThat(hosts.rooms(NOW)).isEqualTo(List.of(new Hosts.Room("a", 2, false)));
  }

  @Test
  void whatWasNotTriedProlongsNoRest() {
    for (int i = 1; i < 10; i++) {
      assertThat(attempt(new Result.Unreachable("down"), Duration.ZERO, NOW)).isFalse();
    }
    assertThat(attempt(new Result.Unreachable("down"), Duration.ZERO, NOW)).isTrue();
    Instant later = NOW.plusSeconds(20);
    attempt(new Result.NotTried("the host rests", Duration.ZERO), Duration.ZERO, later);

    assertThat(hosts.rests("a", later)).isTrue();
    assertThat(hosts.rests("a", NOW.plus(Hosts.REST))).isFalse();
  }

  @Test
  void hostsThatAreAtRestForLongAreForgotten() {
    attempt(new Result.Sent("ok"), Duration.ZERO, NOW);
    assertThat(hosts.rooms(NOW.plusSeconds(59))).hasSize(1);
    assertThat(hosts.rooms(NOW.plusSeconds(61))).isEmpty();
  }
}
