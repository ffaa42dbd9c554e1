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

  private static final String PEOPLE =
      """
      with carriers as (
        insert into webhook (url, host, event_types, order_roles, state, schedule, created_at, updated_at)
        values ('https://tms.carrier.example/postorder', 'tms.carrier.example:443', '{order.state.inway}', '{}',
                'enabled', 'webhook', now(), now()) returning id),
      of_user as (
        insert into webhook (user_id, url, host, order_roles, state, off_because, created_at, updated_at)
        select min(user_id), 'https://shop.example/hook', 'shop.example:443', '{sender}', 'disabled', 'HTTP 410',
               now(), now() from access where level = 2),
      answers as (
        insert into webhook_answer select id, now(), false, 'HTTP 503 busy', 12000 from carriers),
      dead as (
        insert into notification (customer_id, request_id, event, channel, role, recipient, host, schedule, data, state,
                                  attempts, next_attempt_at, created_at, call_id, webhook_id)
        select n.customer_id, n.request_id, 'order.state.inway', 'webhook', 'customer',
               'https://tms.carrier.example/postorder', 'tms.carrier.example:443', 'webhook', '{}', 'failed', 1, now(),
               now(), n.call_id, c.id from carriers c, (select * from notification limit 1) n
        returning customer_id, id),
      tried as (
        insert into delivery_attempt select customer_id, id, 1, now(), 12000, 'failed', 'HTTP 503 busy' from dead),
      token as (
        insert into personal_token (user_id, name, token_hash, created_at, expires_at)
        select min(user_id), '1C accounting', 'x', now(), now() + interval '1 year' from access where level = 2
        returning id, user_id),
      program as (
        insert into application (name, key_hash) values ('1C of Romashka', 'y') returning id),
      open as (
        insert into session (id_hash, trail, user_id, application_id, created_at, expires_at, personal_token_id, address)
        select 'z', 'Z00000000001', t.user_id, p.id, now(), now() + interval '1 day', t.id, '192.0.2.7'
        from token t, program p)
      insert into unsubscribed select min(id), 'email', 'nobody@romashka.example', now() from customer
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
    peopleSamples();
  }

  /** The customer of most users, a user who has done most, and a subscription with answers. */
  private void peopleSamples() {
    server.jdbi().useHandle(handle -> handle.execute(PEOPLE));
    String uid = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";
    String customer =
        "select '/console/access/customers/' || uid from customer c order by (select count(*) from"
            + " access where customer_id = c.id) desc, id";
    sample("/console/access/customers/" + uid, customer);
    sample("/console/access/customers/" + uid + "/edit", customer, "/edit");
    sample("/console/access/customers/" + uid + "/rules", customer, "/rules");
    sample(
        "/console/access/users/([0-9]{1,18})",
        "select '/console/access/users/' || user_id from access where level > 0 group by user_id"
            + " order by count(*) desc, user_id");
    sample(
        "/console/access/webhooks/([0-9]{1,18})",
        "select '/console/access/webhooks/' || id from webhook where user_id is null");
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
    sample("/console/orders/" + order + "/change", eventful, "/change?type=receiver_change");
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
