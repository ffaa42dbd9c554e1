package dev.postorder.console;

import dev.postorder.access.OperatorRole;
import dev.postorder.testing.Await;
import dev.postorder.testing.ConsoleVisitor;
import dev.postorder.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.statement.Query;

/** A server with something on every page of the console, and the addresses of samples. */
final class Stage implements AutoCloseable {
  /** Further views of pages, which look otherwise than at first. */
  static final List<String> VIEWS =
      List.of(
          "/console/notifications?state=failed",
          "/console/notifications/bulk/progress?done=500&total=1300&more=0");

  private static final String NOTIFICATION =
      "select '/console/notifications/' || customer_id || '-' || id from notification ";

  private static final String MAILBOX =
      "select '/console/mailbox/' || id from mailbox_letter where channel = 'email' order by id";

  private static final String MULTI_REQUEST =
      """
      with first as (
        select customer_id from orders group by customer_id order by count(*) desc limit 1),
      named as (
        insert into order_directory (request_id, customer_id) select 900000, customer_id from first),
      made as (
        insert into multi_request (customer_id, request_id, comment, created_at, created_by, call_id)
        select customer_id, 900000, 'До обеда', now(), (select min(id) from app_user), gen_random_uuid() from first)
      insert into multi_request_order (customer_id, order_request_id, request_id)
      select customer_id, request_id, 900000 from orders join first using (customer_id) order by request_id limit 2
      """;

  private static final String CALL =
      "select '/console/log/' || c.id from call c join notification n on n.call_id = c.id"
          + " order by c.id";

  private final TestServer server;
  private final ConsoleVisitor visitor;
  private final Map<String, String> samples = new ConcurrentHashMap<>();

  /** With the invented data of the command demo, all of it delivered. */
  Stage(Path directory) {
    server =
        TestServer.start(
            "sms.transport=mailbox",
            "simulator.enabled=true",
            "simulator.resettable=true",
            "simulator.step=1d");
    visitor = ConsoleVisitor.of(server, OperatorRole.ADMINISTRATOR);
    server.wiring().demo().ready(directory, server.url("").toString(), new StringBuilder());
    Await.equal(
        () -> count("select count(*) from notification where state in ('queued', 'sending')"), 0L);
    trouble();
    samples();
  }

  /** An administrator who is signed in. */
  ConsoleVisitor visitor() {
    return visitor;
  }

  /** Dead letters, and a host that does not answer. */
  private void trouble() {
    server
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  """
                  insert into notification (customer_id, request_id, event, channel, role, recipient, host, schedule, data,
                                            state, attempts, next_attempt_at, created_at, call_id)
                  select customer_id, request_id, 'order_state.inway', 'email', 'customer', 'dead' || id || '@sever.example',
                         '', 'email', data, 'failed', 9, now(), created_at, call_id
                  from notification where channel = 'email' limit 3
                  """);
              handle.execute(
                  "insert into delivery_host values ('webhook', 'hooks.sever.example:443', 3, now()"
                      + " + interval '1 hour', 'connection timed out')");
            });
  }

  TestServer server() {
    return server;
  }

  /**
   * For each route whose path has groups, an address that it answers. Whoever adds such a route
   * adds its sample; the key is the route's path as it stands there.
   */
  private void samples() {
    String letter = NOTIFICATION + "where channel = 'email' and html_body is not null order by id";
    sample("/console/notifications/([0-9-]+)", letter);
    sample("/console/notifications/([0-9-]+)/html", letter, "/html");
    sample(
        "/console/notifications/renotify",
        "select '/console/notifications/renotify?order=' || order_number from orders where state ="
            + " 'finished'");
    sample(
        "/console/changes/([0-9]{1,18})",
        "select '/console/changes/' || id from change_request order by id");
    sample("/console/mailbox/([0-9]{1,18})", MAILBOX);
    sample(
        "/console/access/operators/([0-9]{1,18})",
        "select '/console/access/operators/' || id from operator order by id");
    sample("/console/access/(api-keys|applications)", "select '/console/access/api-keys'");
    sample("/console/mailbox/([0-9]{1,18})/html", MAILBOX, "/html");
    sample("/console/mailbox/([0-9]{1,18})\\.eml", MAILBOX, ".eml");
    orderSamples();
  }

  /** The order to which the most happened, and a multi-request. */
  private void orderSamples() {
    server.jdbi().useHandle(handle -> handle.execute(MULTI_REQUEST));
    String order = "([1-9][0-9]{0,9}|[0-9]{13})";
    String eventful =
        "select '/console/orders/' || request_id from notification group by request_id"
            + " order by count(*) desc, request_id";
    sample("/console/orders/" + order, eventful);
    sample("/console/orders/" + order + "/([a-z0-9]+)\\.pdf", eventful, "/waybill.pdf");
    String joined = "select '/console/multirequests/' || request_id from multi_request order by 1";
    sample("/console/multirequests/([1-9][0-9]{0,9})", joined);
    sample("/console/multirequests/([1-9][0-9]{0,9})/manifest\\.pdf", joined, "/manifest.pdf");

    sample("/console/log/([0-9a-fA-F-]{36})", CALL);
  }

  private void sample(String route, String sql) {
    sample(route, sql, "");
  }

  /** The first row of the query, with something behind it. */
  private void sample(String route, String sql, String more) {
    samples.put(route, query(sql + " limit 1") + more);
  }

  private String query(String sql) {
    return server.jdbi().withHandle(handle -> one(handle.createQuery(sql)));
  }

  private static String one(Query query) {
    return query
        .mapTo(String.class)
        .findOne()
        .orElseThrow(() -> new IllegalStateException("none: " + query));
  }

  private long count(String sql) {
    return server.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  /** The address of a page. */
  String address(Route route) {
    String path = route.path().pattern();
    if (!path.contains("(")) {
      return samples.getOrDefault(path, path.replace("/?", ""));
    }
    String sample = samples.get(path);
    if (sample == null || !route.path().matcher(sample.replaceFirst("\\?.*", "")).matches()) {
      throw new AssertionError("Stage has no sample of the route " + path);
    }
    return sample;
  }

  @Override
  public void close() {
    server.close();
  }
}
