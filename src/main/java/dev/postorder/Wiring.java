package dev.postorder;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerState;
import dev.postorder.backoffice.BackofficeFace;
import dev.postorder.backoffice.demo.Demo;
import dev.postorder.console.Route;
import dev.postorder.console.SessionEntrance;
import dev.postorder.platform.config.Configuration;
import dev.postorder.platform.database.Database;
import dev.postorder.platform.health.DatabaseHealth;
import dev.postorder.platform.health.Health;
import dev.postorder.platform.health.HealthCheck;
import dev.postorder.platform.health.HealthPages;
import dev.postorder.platform.http.HttpServer;
import dev.postorder.platform.http.Router;
import dev.postorder.platform.metrics.Metrics;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The server, put together by hand: what uses what, how it starts, and how it stops in order. */
public final class Wiring implements AutoCloseable {
  private static final Duration POLLING = Duration.ofSeconds(1);
  private static final int JOB_THREADS = 4;

  private final URI publicUrl;
  private final int port;
  private final Metrics metrics = new Metrics();
  private final Capabilities capabilities;
  private final Scheduler scheduler;
  private final Faces faces;
  private final HttpServer http;

  private Wiring(Configuration configuration, Database database, Clock clock) {
    port = Settings.port(configuration.server());
    publicUrl =
        configuration.server().publicUrl().orElse(Settings.listening(configuration.server(), port));
    capabilities =
        new Capabilities(
            configuration,
            database.jdbi(),
            clock,
            publicUrl,
            exchange -> Meters.count(metrics, exchange));
    Meters.gauges(metrics, database, capabilities.callLog, capabilities.sending);
    scheduler =
        Scheduler.create(database.dataSource())
            .startTasks(capabilities.tasks())
            .threads(JOB_THREADS)
            .pollingInterval(POLLING)
            .build();
    var status =
        new StatusParts(
            configuration, database, clock, capabilities.callLog, () -> schedulerHealth().ready());
    faces = new Faces(configuration, capabilities, status);
    var mounts = new HashMap<>(faces.mounts());
    mounts.put("/metrics", metrics);
    mounts.put("/health", new HealthPages(health(database)));
    try {
      http =
          HttpServer.start(Settings.httpOptions(configuration.server(), port), new Router(mounts));
    } catch (RuntimeException e) {
      closeCapabilities();
      throw e;
    }
    scheduler.start();
    capabilities.sending.start();
  }

  /**
   * Puts a server together over an open database, and starts it. The database stays the caller's.
   */
  public static Wiring start(Configuration configuration, Database database, Clock clock) {
    return new Wiring(configuration, database, clock);
  }

  private Map<String, HealthCheck> health(Database database) {
    Sending sending = capabilities.sending;
    return Map.of(
        "database",
        new DatabaseHealth(database.dataSource()),
        "scheduler",
        this::schedulerHealth,
        "notifications",
        sending::health,
        "mail",
        sending::mailHealth,
        "sms",
        sending::smsHealth,
        "templates",
        sending.templates()::health);
  }

  private Health schedulerHealth() {
    SchedulerState state = scheduler.getSchedulerState();
    return state.isStarted() && !state.isShuttingDown()
        ? Health.ready(Map.of())
        : Health.notReady("not running");
  }

  /** What the command {@code demo} tells of this server. */
  public Demo demo() {
    return capabilities.demo;
  }

  /**
   * Where the first administrator chooses name and password, once and within a day.
   *
   * @return empty when there is an administrator already
   */
  public Optional<URI> firstAdministratorLink() {
    return capabilities
        .people
        .firstLink()
        .map(secret -> URI.create(publicUrl + SessionEntrance.SIGN_IN + "/first/" + secret));
  }

  /** The methods of the freight face. */
  public Set<String> freightMethods() {
    return faces.freight().methods();
  }

  /** The back-office API. */
  public BackofficeFace backoffice() {
    return faces.backoffice();
  }

  /** The pages and actions of the console. */
  public List<Route> consoleRoutes() {
    return faces.consoleRoutes();
  }

  /** The port that is served. */
  public int port() {
    return port;
  }

  /** What links to this server begin with, without a slash at the end. */
  public URI publicUrl() {
    return publicUrl;
  }

  /** Drains the calls, ends the background work, and writes what the call log still holds. */
  @Override
  public void close() {
    capabilities.events.close(); // who waits for one is answered now
    http.close();
    scheduler.stop();
    closeCapabilities();
  }

  private void closeCapabilities() {
    capabilities.close();
    metrics.close();
  }
}
