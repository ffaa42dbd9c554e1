package dev.postorder;

import dev.postorder.access.Access;
import dev.postorder.access.Trails;
import dev.postorder.calllog.CallLog;
import dev.postorder.calllog.search.CallCounts;
import dev.postorder.calllog.search.CallExport;
import dev.postorder.calllog.search.CallFinder;
import dev.postorder.calllog.search.CallSearch;
import dev.postorder.change.CallEffects;
import dev.postorder.console.Assets;
import dev.postorder.console.ConsoleFace;
import dev.postorder.console.ConsoleGate;
import dev.postorder.console.HomePages;
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
import dev.postorder.notify.TrackLinks;
import dev.postorder.notify.Unsubscribing;
import dev.postorder.notify.mail.Mail;
import dev.postorder.notify.mail.Mailbox;
import dev.postorder.order.Tracking;
import dev.postorder.platform.config.Configuration;
import dev.postorder.platform.health.Status;
import dev.postorder.platform.http.Handler;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** The pages in the browser, put together. */
final class ConsolePages {
  private ConsolePages() {}

  /** The pages by path prefix. */
  static Map<String, Handler> mounts(
      Configuration configuration,
      Jdbi jdbi,
      Clock clock,
      Access access,
      OperatorParts people,
      CallLog callLog,
      Mail mail,
      TrackLinks links,
      Unsubscribing unsubscribing,
      NotificationParts notifications,
      Supplier<Status> status,
      Supplier<byte[]> logo,
      ChangePages changes,
      List<Route> orders,
      SimulatorParts simulator) {
    ZoneId zone = configuration.server().timeZone();
    var gate = new ConsoleGate(people.entrance(), access);
    var mailbox = new Mailbox(jdbi);
    var files = new MailboxFiles(gate, mailbox);
    return Map.of(
        "/log",
        new OldAddresses(),
        "/mailbox",
        files,
        "/mailbox.json",
        files,
        "/track",
        new TrackPage(links, new Tracking(jdbi), zone),
        "/unsubscribe",
        new UnsubscribePage(unsubscribing, callLog),
        "/console",
        new ConsoleFace(
            callLog,
            people.entrance(),
            Stream.of(
                    new HomePages().routes(),
                    changes.routes(),
                    orders,
                    new NotificationPages(notifications, logo, zone).routes(),
                    new ListPages(notifications, zone).routes(),
                    new ResendPages(notifications, zone).routes(),
                    new HostPages(notifications, zone).routes(),
                    new RenotifyPages(notifications).routes(),
                    new StatusPages(status, zone).routes(),
                    new MailboxPages(mailbox, zone).routes(),
                    new SimulatorPages(jdbi, simulator.stage(), simulator.simulator(), zone)
                        .routes(),
                    people.routes(new Times(zone)),
                    log(configuration, jdbi, clock, mail).routes())
                .flatMap(List::stream)
                .toList()),
        "/console/assets",
        new Assets());
  }

  private static LogPages log(Configuration configuration, Jdbi jdbi, Clock clock, Mail mail) {
    var times = new Times(configuration.server().timeZone());
    var search = new CallSearch(jdbi, clock, configuration.calllog().retention());
    var lists = new CallLists(search, new CallCounts(jdbi), times, clock);
    return new LogPages(
        new Trails(jdbi),
        new CallFinder(jdbi),
        lists,
        new Entries(search, new CallEffects(jdbi), new Deliveries(jdbi, mail.domain()), times),
        new Exports(new CallExport(search), lists));
  }
}
