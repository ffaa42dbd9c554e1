package dev.postorder;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerState;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.postorder.access.Access;
import dev.postorder.access.Directory;
import dev.postorder.addressbook.AddressBook;
import dev.postorder.addressbook.Retirement;
import dev.postorder.backoffice.BackofficeFace;
import dev.postorder.backoffice.CarrierLink;
import dev.postorder.backoffice.demo.Demo;
import dev.postorder.calllog.CallLog;
import dev.postorder.calllog.Exchange;
import dev.postorder.calllog.Idempotency;
import dev.postorder.change.Changes;
import dev.postorder.console.ConsoleFace;
import dev.postorder.console.Route;
import dev.postorder.console.SessionEntrance;
import dev.postorder.console.change.ChangePages;
import dev.postorder.console.notification.NotificationParts;
import dev.postorder.event.CarrierQueue;
import dev.postorder.event.Events;
import dev.postorder.freight.FreightFace;
import dev.postorder.freight.FreightMethods;
import dev.postorder.freight.StaticPages;
import dev.postorder.freight.document.DocumentPages;
import dev.postorder.freight.method.FreightOptions;
import dev.postorder.multirequest.MultiRequests;
import dev.postorder.notify.Notifications;
import dev.postorder.notify.Renotifier;
import dev.postorder.notify.RenotifyDesk;
import dev.postorder.notify.RenotifyLimit;
import dev.postorder.notify.desk.Backlog;
import dev.postorder.notify.desk.Desk;
import dev.postorder.order.Orders;
import dev.postorder.order.StateReports;
import dev.postorder.order.search.OrderSearch;
import dev.postorder.order.search.StateChanges;
import dev.postorder.platform.config.Configuration;
import dev.postorder.platform.database.Database;
import dev.postorder.platform.health.DatabaseHealth;
import dev.postorder.platform.health.Health;
import dev.postorder.platform.health.HealthPages;
import dev.postorder.platform.health.Status;
import dev.postorder.platform.http.Handler;
import dev.postorder.platform.http.HttpServer;
import dev.postorder.platform.http.Router;
import dev.postorder.platform.metrics.Metrics;
import dev.postorder.timeline.Timeline;
import dev.postorder.travel.TravelFace;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** The server, put together by hand: what uses what, how it starts, and how it stops in order. */
public final class Wiring implements AutoCloseable {
  private static final Duration POLLING = Duration.ofSeconds(1);
  private static final int JOB_THREADS = 4;

  private final Database database;
  private final URI publicUrl;
  private final int port;

  private final Metrics metrics = new Metrics();
  private final CallLog callLog;
  private final Idempotency idempotency;
  private final Access access;
  private final OperatorParts people;
  private final Directory directory;
  private final Orders orders;
  private final Changes changes;
  private final Events events;
  private final StateReports reports;
  private final Renotifier renotifier;
  private final Sending sending;

  private final Demo demo;
  private final SimulatorParts simulator;
  private final Scheduler scheduler;
  private final DocumentParts documents;
  private final FreightFace freight;
  private final Supplier<Status> status;
  private final Desk desk;
  private final RenotifyDesk renotifyDesk;
  private final BackofficeFace backoffice;
  private final List<Route> consoleRoutes;
  private final HttpServer http;

  private Wiring(Configuration configuration, Database database, Clock clock) {
    this.database = database;
    port = Settings.port(configuration.server());
    publicUrl =
        configuration.server().publicUrl().orElse(Settings.listening(configuration.server(), port));

    Jdbi jdbi = database.jdbi();
    callLog =
        new CallLog(jdbi, clock, Settings.callLogSettings(configuration.calllog()), this::count);
    callLog.turnPartitions();
    idempotency = new Idempotency(jdbi, clock);
    access = new Access(jdbi, clock, callLog, Settings.accessSettings(configuration));
    people = new OperatorParts(jdbi, clock, callLog, configuration.console(), publicUrl);
    directory = new Directory(clock);
    FreightOptions options = Settings.freightOptions(configuration, publicUrl);
    documents = new DocumentParts(jdbi, clock, options, configuration.documents().linkLifetime());
    sending =
        new Sending(configuration, jdbi, clock, callLog, () -> publicUrl, documents.attachments());
    var notifications = new Notifications(clock, sending.recipients(), sending::wake);
    orders = new Orders(jdbi, clock, configuration.server().timeZone(), callLog, notifications);
    changes =
        new Changes(
            jdbi, clock, callLog, notifications, ChangeConfiguration.settings(configuration));
    events = new Events(jdbi, clock, Settings.eventSettings(configuration.events()));
    reports = new StateReports(clock, callLog, orders, notifications);
    renotifier =
        new Renotifier(
            jdbi,
            clock,
            sending.recipients(),
            new RenotifyLimit(configuration.limits().renotifyInterval()),
            sending::wake);
    gauges();

    demo =
        new Demo(
            jdbi,
            clock,
            configuration.server().timeZone(),
            callLog,
            access,
            people.operators(),
            directory,
            new AddressBook(jdbi, clock),
            orders,
            changes);
    simulator =
        new SimulatorParts(configuration, jdbi, clock, callLog, orders, changes, demo::renew);
    scheduler =
        Scheduler.create(database.dataSource())
            .startTasks(jobs(configuration, clock))
            .threads(JOB_THREADS)
            .pollingInterval(POLLING)
            .build();
    freight = freight(options, clock);
    status =
        new StatusParts(configuration, database, clock, callLog, () -> schedulerHealth().ready());
    desk = Desk.of(jdbi, clock, callLog, sending::wake);
    renotifyDesk =
        new RenotifyDesk(
            clock,
            callLog,
            sending.recipients(),
            new RenotifyLimit(configuration.limits().renotifyInterval()),
            sending::wake);
    backoffice = backoffice(configuration, clock);
    Map<String, Handler> mounts = mounts(configuration, clock);
    consoleRoutes =
        mounts.values().stream()
            .filter(ConsoleFace.class::isInstance)
            .flatMap(face -> ((ConsoleFace) face).routes().stream())
            .toList();
    var router = new Router(mounts);
    try {
      http = HttpServer.start(Settings.httpOptions(configuration.server(), port), router);
    } catch (RuntimeException e) {
      closeCapabilities();
      throw e;
    }
    scheduler.start();
    sending.start();
  }

  /**
   * Puts a server together over an open database, and starts it. The database stays the caller's.
   */
  public static Wiring start(Configuration configuration, Database database, Clock clock) {
    return new Wiring(configuration, database, clock);
  }

  /** The faces and pages, by path prefix. */
  private Map<String, Handler> mounts(Configuration configuration, Clock clock) {
    var mounts = new HashMap<String, Handler>();
    for (String version : List.of("/v1", "/v2", "/v3", "/v4")) {
      mounts.put(version, simulator.face(freight));
    }
    var pages = new StaticPages();
    mounts.put("/docs/errors", pages);
    mounts.put("/static", pages);
    mounts.put("/documents", documents.pages(callLog));
    mounts.put("/xmlgate", simulator.face(travel(configuration, clock)));
    mounts.put("/api/v1", backoffice);
    mounts.putAll(
        ConsolePages.mounts(
            configuration,
            database.jdbi(),
            clock,
            access,
            people,
            callLog,
            sending.mail(),
            sending.links(),
            sending.unsubscribing(),
            new NotificationParts(
                database.jdbi(),
                clock,
                desk,
                new Backlog(database.jdbi()),
                renotifyDesk,
                sending.texts()),
            status,
            sending.templates()::logo,
            new ChangePages(database.jdbi(), changes, clock, configuration.server().timeZone()),
            OrderConsole.routes(
                database.jdbi(),
                clock,
                callLog,
                orders,
                documents,
                configuration.server().timeZone()),
            simulator));
    mounts.put("/metrics", metrics);
    mounts.put(
        "/health",
        new HealthPages(
            Map.of(
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
                sending.templates()::health)));
    return mounts;
  }

  private TravelFace travel(Configuration configuration, Clock clock) {
    return new TravelFace(
        new TravelFace.Capabilities(
            access,
            renotifier,
            idempotency,
            new OrderSearch(database.jdbi()),
            new StateChanges(database.jdbi()),
            documents.links()::url),
        callLog,
        clock,
        configuration.server().timeZone(),
        publicUrl);
  }

  private Health schedulerHealth() {
    SchedulerState state = scheduler.getSchedulerState();
    return state.isStarted() && !state.isShuttingDown()
        ? Health.ready(Map.of())
        : Health.notReady("not running");
  }

  private FreightFace freight(FreightOptions options, Clock clock) {
    Jdbi jdbi = database.jdbi();
    return new FreightMethods(
            options,
            clock,
            jdbi,
            callLog,
            idempotency,
            access,
            orders,
            changes,
            new MultiRequests(jdbi, clock, callLog, orders),
            new AddressBook(jdbi, clock),
            documents.desk(),
            sending.webhooks())
        .face();
  }

  private BackofficeFace backoffice(Configuration configuration, Clock clock) {
    return new BackofficeFace(
        database.jdbi(),
        clock,
        callLog,
        idempotency,
        access,
        directory,
        orders,
        changes,
        new Timeline(database.jdbi(), DocumentPages.FETCHES),
        desk,
        renotifyDesk,
        sending.texts(),
        sending.carrierWebhooks(),
        sending.bounces(),
        status,
        new CarrierLink(
            events,
            new CarrierQueue(database.jdbi(), clock, callLog, events),
            reports,
            configuration.events().streams()),
        simulator.stage(),
        simulator.simulator(),
        people.people(),
        configuration.limits().apiCallsPerMinute());
  }

  /** The background work. */
  private List<RecurringTask<?>> jobs(Configuration configuration, Clock clock) {
    var jobs =
        new ArrayList<RecurringTask<?>>(
            List.of(
                idempotency.task(),
                callLog.task(),
                access.task(),
                events.task(),
                new Retirement(database.jdbi(), clock, configuration.addressbook().unused())
                    .task()));
    jobs.addAll(sending.tasks());
    jobs.addAll(simulator.tasks());
    return jobs;
  }

  /** What the command {@code demo} tells of this server. */
  public Demo demo() {
    return demo;
  }

  /**
   * Where the first administrator chooses name and password, once and within a day.
   *
   * @return empty when there is an administrator already
   */
  public Optional<URI> firstAdministratorLink() {
    return people
        .firstLink()
        .map(secret -> URI.create(publicUrl + SessionEntrance.SIGN_IN + "/first/" + secret));
  }

  /** The methods of the freight face. */
  public Set<String> freightMethods() {
    return freight.methods();
  }

  /** The back-office API. */
  public BackofficeFace backoffice() {
    return backoffice;
  }

  /** The pages and actions of the console. */
  public List<Route> consoleRoutes() {
    return consoleRoutes;
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
    events.close(); // who waits for one is answered now
    http.close();
    scheduler.stop();
    closeCapabilities();
  }

  private void closeCapabilities() {
    events.close();
    changes.close();
    renotifier.close();
    sending.close();
    documents.close();
    callLog.close();
    metrics.close();
  }

  private void count(Exchange exchange) {
    String message = exchange.call().message();
    String face = message.startsWith("api/") ? "backoffice" : freightOrTravel(message);
    metrics.call(face, message, exchange.outcome().code(), exchange.duration());
  }

  private static String freightOrTravel(String message) {
    boolean method = message.length() > 2 && message.charAt(0) == 'v' && message.charAt(2) == '/';
    return method || message.equals(DocumentPages.MESSAGE) ? "freight" : "travel";
  }

  private void gauges() {
    HikariPoolMXBean pool = database.pool();
    metrics.gauge("postorder.pool.active", "Connections in use", pool::getActiveConnections);
    metrics.gauge("postorder.pool.idle", "Connections at rest", pool::getIdleConnections);
    metrics.gauge(
        "postorder.pool.waiting", "Threads that wait for one", pool::getThreadsAwaitingConnection);
    sending.gauges(metrics);
    metrics.gauge("postorder.calllog.dropped", "Calls that the call log lost", callLog::dropped);
  }
}
