package dev.postorder.backoffice.demo;

import dev.postorder.access.Access;
import dev.postorder.access.Directory;
import dev.postorder.access.Opened;
import dev.postorder.access.operator.Operators;
import dev.postorder.addressbook.AddressBook;
import dev.postorder.calllog.CallLog;
import dev.postorder.calllog.Source;
import dev.postorder.change.Changes;
import dev.postorder.order.Orders;
import java.io.Flushable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The command {@code demo}: invented data, made once for a data directory through the capabilities;
 * at each start a session, a token and drafts of its own for the calls that it prints.
 */
public final class Demo {
  private static final String ADDRESS = "127.0.0.1";
  private static final int FRESH_DRAFTS = 4;

  private final Jdbi jdbi;
  private final Clock clock;
  private final ZoneId zone;
  private final CallLog callLog;
  private final Access access;
  private final Operators operators;
  private final Directory directory;
  private final AddressBook book;
  private final Orders orders;
  private final Changes changes;
  private volatile Runnable renewal = () -> {};

  /**
   * Demonstrates with the server's own capabilities.
   *
   * @param zone whose days the orders' dates are
   */
  public Demo(
      Jdbi jdbi,
      Clock clock,
      ZoneId zone,
      CallLog callLog,
      Access access,
      Operators operators,
      Directory directory,
      AddressBook book,
      Orders orders,
      Changes changes) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.zone = zone;
    this.callLog = callLog;
    this.access = access;
    this.operators = operators;
    this.directory = directory;
    this.book = book;
    this.orders = orders;
    this.changes = changes;
  }

  /**
   * Tells how to call the server; to be called when it answers.
   *
   * @param data the data directory, where {@code demo.env} is written
   * @param baseUrl the server's public address, without a slash at its end
   * @param out where it is told, in UTF-8
   */
  public void ready(Path data, String baseUrl, Appendable out) {
    DemoPeople people = jdbi.inTransaction(this::people);
    DemoOperators staff = jdbi.inTransaction(this::staff);
    Opened session =
        access.openSession(
            callLog.open(Source.JOB, "demo/login", ADDRESS),
            people.userId(),
            access.application(people.appkey()).orElseThrow());
    Opened token =
        access.openToken(
            callLog.open(Source.JOB, "demo/login", ADDRESS), people.userId(), Optional.empty());
    var maker =
        new OrderMaker(
            orders,
            changes,
            callLog,
            people,
            session.session(),
            LocalDate.now(clock.withZone(zone)));
    renewal =
        () -> {
          DemoOrders renewed = jdbi.inTransaction(handle -> named(handle, maker));
          jdbi.useTransaction(handle -> maker.drafts(handle, FRESH_DRAFTS));
          DemoFile.write(data, DemoFile.values(baseUrl, people, staff, renewed));
        };
    DemoOrders named = jdbi.inTransaction(handle -> named(handle, maker));
    List<Integer> fresh = jdbi.inTransaction(handle -> maker.drafts(handle, FRESH_DRAFTS));
    var calls =
        new DemoCalls(
            baseUrl,
            people.appkey(),
            session.secret(),
            token.secret(),
            fresh,
            named.order(),
            named.reserve());
    Path file = DemoFile.write(data, DemoFile.values(baseUrl, people, staff, named));
    tell(text(baseUrl, file, calls, staff.text(baseUrl, firstLink())), out);
  }

  /** Makes the orders of the demonstration anew, after all orders were forgotten. */
  public void renew() {
    renewal.run();
  }

  private static void tell(String text, Appendable out) {
    try {
      out.append(text);
      if (out instanceof Flushable buffered) {
        buffered.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the calls cannot be printed", e);
    }
  }

  private DemoPeople people(Handle handle) {
    return DemoStore.find(handle, "demo.people", DemoPeople.class)
        .orElseGet(
            () -> {
              DemoPeople people = DemoPeople.create(handle, directory, book);
              DemoStore.keep(handle, "demo.people", people);
              return people;
            });
  }

  private DemoOperators staff(Handle handle) {
    return DemoStore.find(handle, "demo.operators", DemoOperators.class)
        .orElseGet(
            () -> {
              DemoOperators staff = DemoOperators.create(handle, operators);
              DemoStore.keep(handle, "demo.operators", staff);
              return staff;
            });
  }

  /** The secret of a link that makes an administrator; empty when there is one. */
  private Optional<String> firstLink() {
    return jdbi.inTransaction(
        handle ->
            operators.administered(handle)
                ? Optional.empty()
                : Optional.of(operators.linkForAdministrator(handle)));
  }

  private static DemoOrders named(Handle handle, OrderMaker maker) {
    return DemoStore.find(handle, "demo.orders", DemoOrders.class)
        .orElseGet(
            () -> {
              DemoOrders named = maker.named(handle);
              DemoStore.keep(handle, "demo.orders", named);
              return named;
            });
  }

  private static String text(String baseUrl, Path file, DemoCalls calls, String staff) {
    return """

    Postorder demo is ready at %s
    The calls below work as they stand; paste them into another shell.

    %s
    %s
    Names and keys: %s
    Ctrl-C stops the server; the data stays.
    """
        .formatted(baseUrl, calls.text(), staff, file);
  }
}
