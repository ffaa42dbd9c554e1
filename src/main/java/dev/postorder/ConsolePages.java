package dev.postorder;

import dev.postorder.access.Trails;
import dev.postorder.calllog.search.CallCounts;
import dev.postorder.calllog.search.CallFinder;
import dev.postorder.calllog.search.CallSearch;
import dev.postorder.change.CallEffects;
import dev.postorder.console.Assets;
import dev.postorder.console.ConsoleFace;
import dev.postorder.console.ConsoleGate;
import dev.postorder.console.HomePages;
import dev.postorder.console.NowherePage;
import dev.postorder.console.Route;
import dev.postorder.console.Times;
import dev.postorder.console.TrackPage;
import dev.postorder.console.UnsubscribePage;
import dev.postorder.console.change.ChangePages;
import dev.postorder.console.log.CallLists;
import dev.postorder.console.log.Entries;
import dev.postorder.console.log.Exports;
import dev.postorder.console.log.LogPages;
import dev.postorder.console.log.OldAddresses;
import dev.postorder.console.mailbox.MailboxFiles;
import dev.postorder.console.mailbox.MailboxPages;
import dev.postorder.console.notification.HostPages;
import dev.postorder.console.notification.ListPages;
import dev.postorder.console.notification.NotificationPages;
import dev.postorder.console.notification.NotificationParts;
import dev.postorder.console.notification.RenotifyPages;
import dev.postorder.console.notification.ResendPages;
import dev.postorder.console.simulator.SimulatorPages;
import dev.postorder.console.status.StatusPages;
import dev.postorder.notify.Deliveries;
import dev.postorder.notify.desk.Backlog;
import dev.postorder.notify.mail.Mailbox;
import dev.postorder.order.Tracking;
import dev.postorder.platform.config.Configuration;
import dev.postorder.platform.health.Status;
import dev.postorder.platform.http.Handler;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The pages in the browser, put together. */
final class ConsolePages {
  private final Configuration configuration;
  private final Capabilities parts;
  private final Times times;
  private final Mailbox mailbox;
  private final List<Route> routes;

  ConsolePages(Configuration configuration, Capabilities parts, Supplier<Status> status) {
    this.configuration = configuration;
    this.parts = parts;
    times = new Times(parts.zone);
    mailbox = new Mailbox(parts.jdbi);
    routes =
        Stream.of(
                new HomePages().routes(),
                new ChangePages(parts.jdbi, parts.changes, parts.clock, parts.zone).routes(),
                OrderConsole.routes(parts),
                notifications(),
                new StatusPages(status, parts.zone).routes(),
                new MailboxPages(mailbox, parts.zone).routes(),
                new SimulatorPages(
                        parts.jdbi,
                        parts.simulator.stage(),
                        parts.simulator.simulator(),
                        parts.zone)
                    .routes(),
                RegisterConsole.routes(parts),
                parts.people.routes(times),
                log())
            .flatMap(List::stream)
            .toList();
  }

  /** The pages and actions of the console. */
  List<Route> routes() {
    return routes;
  }

  /** All pages by path prefix. */
  Map<String, Handler> mounts() {
    var files = new MailboxFiles(new ConsoleGate(parts.people.entrance(), parts.access), mailbox);
    return Map.of(
        "/log",
        new OldAddresses(),
        "/mailbox",
        files,
        "/mailbox.json",
        files,
        "/track",
        new TrackPage(parts.sending.links(), new Tracking(parts.jdbi), parts.zone),
        "/unsubscribe",
        new UnsubscribePage(parts.sending.unsubscribing(), parts.callLog),
        "/console",
        new ConsoleFace(parts.callLog, parts.people.entrance(), routes),
        "/console/assets",
        new Assets(),
        "/",
        new NowherePage());
  }

  private List<Route> notifications() {
    var sections =
        new NotificationParts(
            parts.jdbi,
            parts.clock,
            parts.desk,
            new Backlog(parts.jdbi),
            parts.renotifyDesk,
            parts.sending.texts());
    return Stream.of(
            new NotificationPages(sections, parts.sending.templates()::logo, parts.zone).routes(),
            new ListPages(sections, parts.zone).routes(),
            new ResendPages(sections, parts.zone).routes(),
            new HostPages(sections, parts.zone).routes(),
            new RenotifyPages(sections).routes())
        .flatMap(List::stream)
        .toList();
  }

  private List<Route> log() {
    var search = new CallSearch(parts.jdbi, parts.clock, configuration.calllog().retention());
    var lists = new CallLists(search, new CallCounts(parts.jdbi), times, parts.clock);
    return new LogPages(
            new Trails(parts.jdbi),
            new CallFinder(parts.jdbi),
            lists,
            new Entries(
                search,
                new CallEffects(parts.jdbi),
                new Deliveries(parts.jdbi, parts.sending.mail().domain()),
                times),
            new Exports(search, lists))
        .routes();
  }
}
