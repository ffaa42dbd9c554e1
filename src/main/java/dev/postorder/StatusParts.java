package dev.postorder;

import dev.postorder.calllog.CallLog;
import dev.postorder.calllog.CallRates;
import dev.postorder.change.UndecidedChanges;
import dev.postorder.notify.desk.Backlog;
import dev.postorder.platform.config.Configuration;
import dev.postorder.platform.config.SettingValues;
import dev.postorder.platform.database.Database;
import dev.postorder.platform.database.DatabaseFigures;
import dev.postorder.platform.health.Status;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Looks at all parts of the installation. */
final class StatusParts implements Supplier<Status> {
  private final Clock clock;
  private final CallLog callLog;
  private final Configuration configuration;
  private final BooleanSupplier scheduler;
  private final DatabaseFigures database;
  private final Backlog backlog;
  private final UndecidedChanges changes;
  private final CallRates rates;
  private final Status.Node node;
  private final List<Status.Value> settings;

  /**
   * Of one node.
   *
   * @param scheduler whether it takes part in the background work
   */
  StatusParts(
      Configuration configuration,
      Database database,
      Clock clock,
      CallLog callLog,
      BooleanSupplier scheduler) {
    this.configuration = configuration;
    this.clock = clock;
    this.callLog = callLog;
    this.scheduler = scheduler;
    this.database = new DatabaseFigures(database);
    backlog = new Backlog(database.jdbi());
    changes = new UndecidedChanges(database.jdbi());
    rates = new CallRates(database.jdbi(), clock);
    settings = SettingValues.of(configuration);
    node =
        new Status.Node(
            host(),
            Optional.ofNullable(StatusParts.class.getPackage().getImplementationVersion())
                .orElse("development"),
            Runtime.version().toString(),
            clock.instant(),
            configuration.simulator().enabled());
  }

  @Override
  public Status get() {
    Instant now = clock.instant();
    DatabaseFigures.Days days = database.days();
    return new Status(
        now,
        node,
        database.storage(),
        backlog.channels(),
        backlog.resting(now),
        changes.now(),
        rates.lately(),
        database.tasks(now, scheduler.getAsBoolean()),
        new Status.Log(
            days.first(), days.last(), configuration.calllog().retention(), callLog.dropped()),
        settings);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
