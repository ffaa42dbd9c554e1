package dev.postorder.simulator;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Which scenario is played, on all nodes; a choice reaches every node within a second. Where the
 * simulator is switched off in the configuration, nothing is played and nothing can be chosen.
 */
public final class Stage {
  private static final Duration STALE = Duration.ofMillis(500);
  private static final String ANY = "";

  private final Jdbi jdbi;
  private final Clock clock;
  private final CallLog callLog;
  private final Scenarios scenarios;
  private final Settings settings;
  private final Runnable afterReset;
  private final LoadingCache<String, Optional<Performance>> present;

  /**
   * What the configuration says.
   *
   * @param enabled whether anything is played
   * @param scenario what is played until somebody chooses
   * @param step how long a step is until somebody chooses
   * @param resettable whether all orders may be forgotten
   */
  public record Settings(boolean enabled, String scenario, Duration step, boolean resettable) {}

  /**
   * Puts scenarios on.
   *
   * @param afterReset makes what a fresh test environment begins with; run after the commit
   */
  public Stage(
      Jdbi jdbi,
      Clock clock,
      CallLog callLog,
      Scenarios scenarios,
      Settings settings,
      Runnable afterReset) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.callLog = callLog;
    this.scenarios = scenarios;
    this.settings = settings;
    this.afterReset = afterReset;
    this.present = Caffeine.newBuilder().expireAfterWrite(STALE).build(any -> look());
  }

  /** Whether anything can be played here. */
  public boolean enabled() {
    return settings.enabled();
  }

  /** Whether all orders may be forgotten here. */
  public boolean resettable() {
    return settings.enabled() && settings.resettable();
  }

  /** The scenarios to choose from. */
  public Scenarios.Found scenarios() {
    return scenarios.read();
  }

  /** What is played. */
  public Playing playing() {
    return jdbi.withHandle(this::playing);
  }

  private Playing playing(Handle handle) {
    return SimulatorStore.playing(handle)
        .orElseGet(
            () ->
                new Playing(
                    settings.scenario(),
                    settings.step(),
                    true,
                    Optional.empty(),
                    Optional.empty()));
  }

  /** A scenario under way, and how long its steps are. */
  record Performance(Scenario scenario, Duration step) {
    /** How long so many steps take. */
    Duration steps(double count) {
      return Duration.ofMillis(Math.round(step.toMillis() * count));
    }
  }

  /** What is played now, up to half a second old; empty when nothing is. */
  Optional<Performance> present() {
    return settings.enabled() ? present.get(ANY) : Optional.empty();
  }

  private Optional<Performance> look() {
    Playing playing = playing();
    return playing.running()
        ? scenarios
            .find(playing.scenario())
            .map(scenario -> new Performance(scenario, playing.step()))
        : Optional.empty();
  }

  /**
   * Chooses what is played.
   *
   * @param scenario one of {@link #scenarios}
   * @param step from {@link Playing#SHORTEST} to {@link Playing#LONGEST}
   */
  public Playing play(
      Handle handle, Call call, String scenario, Duration step, boolean running, String actor) {
    SimulatorStore.play(
        handle, scenario, step, running, clock.instant().truncatedTo(ChronoUnit.MICROS), actor);
    callLog.trail(handle, call, Optional.of(scenario + ", " + step + (running ? "" : ", stopped")));
    handle.afterCommit(present::invalidateAll);
    return playing(handle);
  }

  /** Forgets all orders and what hangs on them. Customers, users and the call log stay. */
  public void reset(Handle handle, Call call, String actor) {
    SimulatorStore.reset(handle);
    callLog.trail(handle, call, Optional.of("reset by " + actor));
    handle.afterCommit(afterReset);
  }
}
