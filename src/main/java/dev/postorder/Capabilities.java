package dev.postorder;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.postorder.access.Access;
import dev.postorder.access.Directory;
import dev.postorder.addressbook.AddressBook;
import dev.postorder.addressbook.Retirement;
import dev.postorder.backoffice.demo.Demo;
import dev.postorder.calllog.CallLog;
import dev.postorder.calllog.Exchange;
import dev.postorder.calllog.Idempotency;
import dev.postorder.change.Changes;
import dev.postorder.event.CarrierQueue;
import dev.postorder.event.Events;
import dev.postorder.freight.method.FreightOptions;
import dev.postorder.multirequest.MultiRequests;
import dev.postorder.notify.Notifications;
import dev.postorder.notify.Renotifier;
import dev.postorder.notify.RenotifyDesk;
import dev.postorder.notify.RenotifyLimit;
import dev.postorder.notify.desk.Desk;
import dev.postorder.order.Orders;
import dev.postorder.order.StateReports;
import dev.postorder.platform.config.Configuration;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/** What the server can do, whichever face is asked for it. */
final class Capabilities implements AutoCloseable {
  final Jdbi jdbi;
  final Clock clock;
  final ZoneId zone;
  final URI publicUrl;
  final FreightOptions options;

  final CallLog callLog;
  final Idempotency idempotency;
  final Access access;
  final OperatorParts people;
  final Directory directory;
  final AddressBook addressBook;
  final Orders orders;
  final MultiRequests multiRequests;
  final Changes changes;
  final Events events;
  final CarrierQueue queue;
  final StateReports reports;
  final Renotifier renotifier;
  final RenotifyDesk renotifyDesk;
  final Desk desk;
  final Sending sending;
  final DocumentParts documents;
  final Demo demo;
  final SimulatorParts simulator;

  private final Retirement retirement;

  /**
   * Puts them together over an open database, which stays the caller's.
   *
   * @param publicUrl what links to this server begin with
   * @param counted told of each call
   */
  Capabilities(
      Configuration configuration,
      Jdbi jdbi,
      Clock clock,
      URI publicUrl,
      Consumer<Exchange> counted) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.publicUrl = publicUrl;
    zone = configuration.server().timeZone();
    options = Settings.freightOptions(configuration, publicUrl);

    callLog = new CallLog(jdbi, clock, Settings.callLogSettings(configuration.calllog()), counted);
    callLog.turnPartitions();
    idempotency = new Idempotency(jdbi, clock);
    access = new Access(jdbi, clock, callLog, Settings.accessSettings(configuration));
    people =
        new OperatorParts(
            jdbi, clock, callLog, configuration.console(), configuration.outgoing(), publicUrl);
    directory = new Directory(clock);
    addressBook = new AddressBook(jdbi, clock);
    retirement = new Retirement(jdbi, clock, configuration.addressbook().unused());

    documents = new DocumentParts(jdbi, clock, options, configuration.documents().linkLifetime());
    sending =
        new Sending(configuration, jdbi, clock, callLog, () -> publicUrl, documents.attachments());
    var notifications = new Notifications(clock, sending.recipients(), sending::wake);
    var limit = new RenotifyLimit(configuration.limits().renotifyInterval());
    renotifier = new Renotifier(jdbi, clock, sending.recipients(), limit, sending::wake);
    renotifyDesk = new RenotifyDesk(clock, callLog, sending.recipients(), limit, sending::wake);
    desk = Desk.of(jdbi, clock, callLog, sending::wake);

    orders = new Orders(jdbi, clock, zone, callLog, notifications);
    multiRequests = new MultiRequests(jdbi, clock, callLog, orders);
    changes =
        new Changes(
            jdbi, clock, callLog, notifications, ChangeConfiguration.settings(configuration));
    events = new Events(jdbi, clock, Settings.eventSettings(configuration.events()));
    queue = new CarrierQueue(jdbi, clock, callLog, events);
    reports = new StateReports(clock, callLog, orders, notifications);

    demo =
        new Demo(
            jdbi,
            clock,
            zone,
            callLog,
            access,
            people.operators(),
            directory,
            addressBook,
            orders,
            changes);
    simulator =
        new SimulatorParts(configuration, jdbi, clock, callLog, orders, changes, demo::renew);
  }

  /** The background work. */
  List<RecurringTask<?>> tasks() {
    var tasks =
        new ArrayList<RecurringTask<?>>(
            List.of(
                idempotency.task(),
                callLog.task(),
                access.task(),
                people.task(),
                events.task(),
                desk.hosts().task(),
                retirement.task()));
    tasks.addAll(sending.tasks());
    tasks.addAll(simulator.tasks());
    return tasks;
  }

  /** Finishes what is under way, and writes what the call log still holds. */
  @Override
  public void close() {
    events.close();
    changes.close();
    renotifier.close();
    sending.close();
    documents.close();
    people.close();
    callLog.close();
  }
}
