package dev.postorder.console;

import dev.postorder.access.Directory;
import dev.postorder.access.KeyKind;
import dev.postorder.access.operator.OperatorSessions;
import dev.postorder.access.operator.OperatorSettings;
import dev.postorder.access.operator.Operators;
import dev.postorder.freight.World;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.UUID;

/** What programs and operators of the carrier write markup into. */
record MarkupOffice(Planting planting, Operating operator) {
  static final String CUSTOMER = "00000000-0000-4000-8000-00000000abcd";

  /** Names of those who were there before. */
  void names() {
    var directory = new Directory(Clock.systemUTC());
    planting.sql(
        "update customer set name = ? where id = ?",
        planting.markup().of("customer"),
        planting.world().first.id());
    planting.sql(
        "update app_user set login = ? where login = 'user@example.org'",
        planting.markup().of("user login"));
    planting
        .world()
        .server
        .jdbi()
        .useTransaction(
            handle -> {
              directory.addKey(handle, KeyKind.API_KEY, planting.markup().of("key"));
              directory.addKey(handle, KeyKind.APPLICATION, planting.markup().of("application"));
              long user =
                  directory.addUser(handle, "markup@example.org", World.PASSWORD).orElseThrow();
              directory.grant(handle, user, planting.world().first.id(), 2);
            });
  }

  /** A key of the API, which may do everything. */
  String key() {
    return planting
        .world()
        .server
        .jdbi()
        .inTransaction(
            handle ->
                new Directory(Clock.systemUTC())
                    .addKey(handle, KeyKind.API_KEY, planting.markup().of("another key")))
        .orElseThrow();
  }

  /** Customers, users, tokens, keys, searches and orders that a program keeps. */
  void programs(String key, String number) {
    send(
        key,
        "PUT",
        "/customers/" + CUSTOMER,
        """
        {'name': '@customer of a program', 'email': '%mail of the customer',
         'document': {'type': 'passport', 'serial': '~serial', 'number': '~number'},
         'manager': {'name': '@manager', 'email': '%mail of the manager'}}
        """);
    String login = planting.markup().mail("login");
    send(key, "POST", "/users", "{'login': '%login', 'password': 'correct horse battery'}");
    String user = "/users/" + Operating.encoded(login).replace("+", "%20");
    send(key, "PUT", user, "{'access': [{'customer': '" + CUSTOMER + "', 'level': 2}]}");
    send(key, "POST", user + "/tokens", "{'name': '^token'}");
    send(key, "POST", "/api-keys", "{'name': '^key of a program', 'role': 'viewer'}");
    send(key, "POST", "/applications", "{'name': '^application of a program'}");
    send(
        key,
        "POST",
        "/operators",
        "{'name': 'added', 'displayName': '@added operator', 'role': 'viewer'}");
    send(
        key,
        "PUT",
        "/customers/"
            + CUSTOMER
            + "/unsubscribed/email/"
            + Operating.encoded(planting.markup().mail("unsubscribed")),
        "");
    send(
        key,
        "POST",
        "/orders/" + number + "/changes",
        "{'type': 'payment_order_change', 'after': {'primaryPayer': 'sender', 'type': 'noncash',"
            + " 'number': '~number of the payment order'}}");
  }

  /** Sends a body to the API, which takes it. */
  private void send(String key, String method, String path, String json) {
    String body = json.isEmpty() ? "" : planting.body(json).toString();
    HttpResponse<String> answer =
        planting
            .world()
            .server
            .send(
                method,
                "/api/v1" + path,
                body,
                "Authorization",
                "Bearer " + key,
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                UUID.randomUUID() + "<u>'\"onmouseover=owned=1");
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(path + " " + answer.body());
    }
  }

  /** Saved searches, the operator's own name, and a session from a browser that calls itself so. */
  void operators() {
    done(
        operator.send(
            "/console/orders/filters",
            "name",
            planting.markup().name("saved search"),
            "query",
            "state=inway"));
    planting.sql(
        "update operator set display_name = ? where display_name like 'Operator %'",
        planting.markup().of("called"));
    Clock clock = Clock.systemUTC();
    var sessions =
        new OperatorSessions(planting.world().server.jdbi(), clock, OperatorSettings.defaults());
    String link =
        planting
            .world()
            .server
            .jdbi()
            .inTransaction(new Operators(clock, sessions)::linkForAdministrator);
    HttpResponse<String> entered =
        planting
            .world()
            .server
            .post(
                "/console/sign-in/first/" + link,
                "application/x-www-form-urlencoded",
                "name=newcomer&displayName="
                    + Operating.encoded(planting.markup().of("newcomer"))
                    + "&password=correct+horse+battery&again=correct+horse+battery",
                "User-Agent",
                planting.markup().of("browser"),
                "Referer",
                "http://127.0.0.1/?" + planting.markup().plain("referer of the browser"));
    done(entered);
  }

  /** One request is declined with a reason, one approved, the others wait. */
  void decide() {
    String payer = planting.one("select id::text from change_request where type = 'payer_change'");
    done(
        operator.send(
            "/console/changes/" + payer,
            "decision",
            "decline",
            "reason",
            planting.markup().of("reason")));
    String pickup =
        planting.one("select id::text from change_request where type = 'pickup_info_change'");
    done(operator.send("/console/changes/" + pickup, "decision", "approve"));
  }

  private static void done(HttpResponse<String> answer) {
    if (answer.statusCode() != 303) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
  }
}
