package dev.postorder.console;

import dev.postorder.access.OperatorRole;
import dev.postorder.freight.World;
import dev.postorder.testing.ConsoleVisitor;
import dev.postorder.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A server on which everybody wrote markup wherever he could. */
final class MarkupStage implements AutoCloseable {
  private final World world;
  private final Markup markup = new Markup();
  private final ConsoleVisitor visitor;
  private final Planting planting;
  private final MarkupReceivers receivers;
  private final String order;
  private final String early;
  private final String booked;
  private final int joined;

  MarkupStage(Path scenarios) {
    scenarios(scenarios);
    world =
        new World(
            "sms.transport=mailbox",
            "calllog.bodies=all",
            "outgoing.plain-http=true",
            "outgoing.allowed-networks=127.0.0.0/8",
            "notifications.schedules.webhook=1h",
            "simulator.enabled=true",
            "simulator.step=1d",
            "simulator.scenarios=" + scenarios);
    visitor = ConsoleVisitor.of(world.server, OperatorRole.ADMINISTRATOR);
    planting = new Planting(world, markup);
    receivers = new MarkupReceivers(planting);
    var operator = new Operating(world.server, visitor);
    var office = new MarkupOffice(planting, operator);
    office.names();
    receivers.subscribe(operator);
    var orders = new MarkupOrders(planting);
    order = world.number(orders.create("order"));
    early = world.number(orders.create("early"));
    int done = orders.create("done");
    booked = world.number(orders.book());
    orders.older();
    planting.sql("update orders set state = 'inway' where order_number = ?", order);
    planting.sql("update orders set state = 'finished' where request_id = ?", done);
    joined = orders.join(orders.draft("first draft"), orders.draft("second draft"));
    var changes = new MarkupChanges(planting);
    changes.file(order, early);
    changes.refused(order);
    office.decide();
    var strangers = new MarkupStrangers(planting);
    strangers.freight();
    strangers.travel(done);
    strangers.raw();
    String key = office.key();
    office.programs(key, order);
    receivers.answer();
    receivers.bounce(key);
    office.operators();
  }

  /** One of a name and titles that are markup, and one that cannot be read. */
  private void scenarios(Path directory) {
    try {
      Files.writeString(
          directory.resolve("u.yaml"),
          "title: {ru: '%1$s', en: '%1$s'}\n".formatted(markup.of("scenario").replace("'", "''")));
      Files.writeString(
          directory.resolve(markup.brief("file of a scenario") + ".yaml"),
          "decisions: {types: ['%s']}\n"
              .formatted(markup.of("fault of a scenario").replace("'", "''")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TestServer server() {
    return world.server;
  }

  Markup markup() {
    return markup;
  }

  ConsoleVisitor visitor() {
    return visitor;
  }

  /** What the freight face answers when it is asked for the history of changes. */
  List<JsonNode> histories() {
    return Stream.of(order, early)
        .map(number -> planting.call("/v3/orders/history.json", "{'orderID': '" + number + "'}"))
        .toList();
  }

  /** Pages of the console that show something of it; the log has an entry of each call. */
  List<String> pages() {
    var pages = new ArrayList<String>();
    all(pages, "select '/console/orders/' || request_id from orders order by request_id");
    pages.addAll(
        List.of(
            "/console/orders?q=owned",
            "/console/orders",
            "/console/orders/board",
            "/console/changes?status=all",
            "/console/multirequests",
            "/console/multirequests/" + joined,
            "/console/notifications",
            "/console/notifications?state=failed",
            "/console/notifications/hosts",
            "/console/notifications/renotify?order="
                + planting.one("select order_number from orders where state = 'finished'"),
            "/console/mailbox",
            "/console/log?range=all",
            "/console/status",
            "/console/simulator",
            "/console/account",
            "/console/access/customers",
            "/console/access/users",
            "/console/access/webhooks",
            "/console/access/tokens?all=yes",
            "/console/access/sessions",
            "/console/access",
            "/console/access/api-keys",
            "/console/access/applications"));
    all(pages, "select '/console/changes/' || id from change_request order by id");
    String notification = "select '/console/notifications/' || customer_id || '-' || id ";
    all(
        pages,
        notification
            + "from (select *, row_number() over (partition by channel, event, state order by id) n"
            + " from notification) by_kind where n = 1 order by id");
    all(
        pages,
        notification
            + "from notification n where exists (select 1 from delivery_attempt where attempt = 99"
            + " and customer_id = n.customer_id and notification_id = n.id)");
    all(
        pages,
        notification
            + "from notification n where exists (select 1 from delivery_report"
            + " where customer_id = n.customer_id and notification_id = n.id)");
    all(
        pages,
        notification
            + "|| '/html' from notification where channel = 'email' and html_body is not null order"
            + " by id limit 3");
    all(pages, "select '/console/mailbox/' || id from mailbox_letter order by id limit 6");
    all(pages, "select '/console/access/operators/' || id from operator order by id");
    all(pages, "select '/console/access/users/' || id from app_user order by id");
    all(pages, "select '/console/access/webhooks/' || id from webhook order by id");
    for (String page : new String[] {"", "/edit", "/rules"}) {
      all(
          pages,
          "select '/console/access/customers/' || uid || '%s' from customer order by id"
              .formatted(page));
    }
    return pages;
  }

  /** Entries of the log. */
  List<String> entries() {
    var pages = new ArrayList<String>();
    all(pages, "select '/console/log/' || id from call order by id");
    return pages;
  }

  private void all(List<String> pages, String sql) {
    pages.addAll(planting.list(sql));
  }

  /** The carrier's subscription, on whose page a receiver can be tried. */
  String tried() {
    return planting.one(
        "select '/console/access/webhooks/' || id from webhook where user_id is null");
  }

  /** Papers of the order. */
  List<String> papers() {
    String id =
        planting.one("select request_id::text from orders where order_number = '" + order + "'");
    return List.of("/console/orders/" + id + "/waybill.pdf");
  }

  /** An order made of the address book. */
  String booked() {
    return "/console/orders/"
        + planting.one("select request_id::text from orders where order_number = '" + booked + "'");
  }

  /** Addresses that carry markup themselves. */
  List<String> reflecting() {
    String text = Operating.encoded(markup.of("address") + "\"><script>owned=1</script>");
    String path = text.replace("+", "%20");
    return List.of(
        "/console/orders?q=" + text + "&phone=" + text + "&after=" + text,
        "/console/changes?order=" + text + "&status=" + text,
        "/console/multirequests?customer=" + text + "&createdFrom=" + text,
        "/console/notifications?recipient=" + text + "&from=" + text,
        "/console/notifications/renotify?order=" + text,
        "/console/notifications/bulk?recipient=" + text,
        "/console/access/customers?search=" + text,
        "/console/access/users?search=" + text + "&customer=" + text,
        "/console/access/webhooks?search=" + text + "&customer=" + text,
        "/console/access/tokens?user=" + text + "&customer=" + text,
        "/console/access/sessions?user=" + text + "&customer=" + text,
        "/console/log?q=" + text,
        "/console/log?from=" + text + "&until=" + text + "&range=" + text,
        "/console/sign-in?next=" + text,
        "/console/" + path,
        "/console/sign-in/first/" + path,
        "/track/" + path,
        "/unsubscribe/" + path,
        "/documents/" + path + ".pdf",
        "/nothing/" + path,
        "/XmlGate/V3/OrderManagement/OrdersAPI.asmx?op=" + text);
  }

  @Override
  public void close() {
    receivers.close();
    world.close();
  }
}
