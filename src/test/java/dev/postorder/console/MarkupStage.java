package dev.postorder.console;

import dev.postorder.access.Directory;
import dev.postorder.access.KeyKind;
import dev.postorder.access.OperatorRole;
import dev.postorder.freight.World;
import dev.postorder.testing.ConsoleVisitor;
import dev.postorder.testing.TestServer;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A server on which everybody wrote markup wherever he could. */
final class MarkupStage implements AutoCloseable {
  private static final String LOGIN = "markup@example.org";

  private final World world =
      new World("sms.transport=mailbox", "calllog.bodies=all", "outgoing.plain-http=true");
  private final Markup markup = new Markup();
  private final ConsoleVisitor visitor;
  private final Operating operator;
  private final List<String> requests = new ArrayList<>();
  private final String order;
  private final String early;
  private final int joined;

  MarkupStage() {
    visitor = ConsoleVisitor.of(world.server, OperatorRole.ADMINISTRATOR);
    operator = new Operating(world.server, visitor);
    names();
    order = world.number(create(true, "order"));
    early = world.number(create(true, "early"));
    sql("update orders set state = 'inway' where order_number = '" + order + "'");
    joined = join(create(false, "first draft"), create(false, "second draft"));
    changes();
    decide();
    strangers();
    byOperators();
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
    return List.of(order, early).stream()
        .map(
            number ->
                World.json(
                    world.call(
                        "/v3/orders/history.json",
                        world.with(world.session).put("orderID", number))))
        .toList();
  }

  /** Pages of the console that show something of it; the log has an entry of each call. */
  List<String> pages() {
    var pages = new ArrayList<String>();
    for (String number : List.of(order, early)) {
      pages.add(
          "/console/orders/"
              + one("select request_id::text from orders where order_number = '" + number + "'"));
    }
    pages.add("/console/orders?q=owned");
    pages.add("/console/orders");
    pages.add("/console/changes?status=all");
    pages.addAll(list("select '/console/changes/' || id from change_request order by id"));
    pages.add("/console/multirequests");
    pages.add("/console/multirequests/" + joined);
    pages.add("/console/notifications");
    pages.addAll(
        list(
            "select '/console/notifications/' || customer_id || '-' || id from notification order"
                + " by id limit 8"));
    pages.addAll(
        list(
            "select '/console/notifications/' || customer_id || '-' || id || '/html' from"
                + " notification where channel = 'email' order by id limit 3"));
    pages.add("/console/mailbox");
    pages.addAll(list("select '/console/mailbox/' || id from mailbox_letter order by id limit 3"));
    pages.add("/console/log?range=all");
    pages.addAll(list("select '/console/log/' || id from call order by id"));
    pages.addAll(List.of("/console/account", "/console/access", "/console/access/api-keys"));
    pages.addAll(list("select '/console/access/operators/' || id from operator order by id"));
    pages.add("/console/access/applications");
    return pages;
  }

  /** Papers of the order. */
  List<String> papers() {
    String id = one("select request_id::text from orders where order_number = '" + order + "'");
    return List.of("/console/orders/" + id + "/waybill.pdf");
  }

  /** Addresses that carry markup themselves. */
  List<String> reflecting() {
    String text = Operating.encoded(markup.of("address") + "\"><script>owned=1</script>");
    return List.of(
        "/console/orders?q=" + text + "&phone=" + text + "&after=" + text,
        "/console/changes?order=" + text + "&status=" + text,
        "/console/multirequests?customer=" + text + "&createdFrom=" + text,
        "/console/notifications?recipient=" + text + "&from=" + text,
        "/console/notifications/renotify?order=" + text,
        "/console/log?q=" + text,
        "/console/sign-in?next=" + text,
        "/console/" + text.replace("+", "%20"),
        "/console/sign-in/first/" + text.replace("+", "%20"),
        "/track/" + text.replace("+", "%20"),
        "/unsubscribe/" + text.replace("+", "%20"),
        "/documents/" + text.replace("+", "%20") + ".pdf",
        "/nothing/" + text.replace("+", "%20"),
        "/XmlGate/V3/OrderManagement/OrdersAPI.asmx?op=" + text);
  }

  private void names() {
    var directory = new Directory(Clock.systemUTC());
    world
        .server
        .jdbi()
        .useTransaction(
            handle -> {
              handle.execute(
                  "update customer set name = ? where id = ?",
                  markup.of("customer"),
                  world.first.id());
              handle.execute(
                  "update app_user set login = ? where login = 'user@example.org'",
                  markup.of("user login"));
              directory.addKey(handle, KeyKind.API_KEY, markup.of("key"));
              directory.addKey(handle, KeyKind.APPLICATION, markup.of("application"));
              long user = directory.addUser(handle, LOGIN, World.PASSWORD).orElseThrow();
              directory.grant(handle, user, world.first.id(), 2);
            });
  }

  private int create(boolean queued, String name) {
    ObjectNode body =
        world.order(
            world.session, queued, queued ? markup.of(name + " from") : "Тверь, ул. Ткача, 3");
    put(body, "/members/sender/counteragent", "name", name + " sender");
    put(body, "/members/sender/contactPersons/0", "name", name + " sender's contact");
    put(body, "/members/receiver/counteragent", "name", name + " receiver");
    put(body, "/members/receiver/contactPersons/0", "name", name + " receiver's contact");
    put(body, "/delivery", "comment", name + " comment");
    ((ObjectNode) body.at("/cargo")).remove("freightUID");
    put(body, "/cargo", "freightName", name + " freight");
    var cargo = (ObjectNode) body.at("/cargo");
    if (queued) {
      cargo.putArray("freightBarcodes").add(markup.of(name + " barcode"));
    } else {
      ObjectNode place = cargo.putArray("cargoPlaces").addObject();
      place.put("cargoPlace", markup.of(name + " place")).put("amount", 1);
    }
    ObjectNode arrival = (ObjectNode) body.at("/delivery/arrival");
    arrival.removeAll();
    arrival.put("variant", "address").putObject("address").put("search", markup.of(name + " to"));
    arrival.putObject("time").put("worktimeStart", "9:00").put("worktimeEnd", "18:00");
    JsonNode answer = call("/v2/request.json", body);
    return answer.at("/data/requestID").asInt();
  }

  private void put(ObjectNode body, String at, String key, String field) {
    ((ObjectNode) body.at(at)).put(key, markup.of(field));
  }

  private int join(int first, int second) {
    ObjectNode body = world.with(world.session).put("comment", markup.of("join comment"));
    body.putArray("requestids").add(String.valueOf(first)).add(String.valueOf(second));
    call("/v1/customers/multi_request.json", body);
    return Integer.parseInt(one("select max(request_id)::text from multi_request"));
  }

  /** A request of each kind that has texts of the client in it. */
  private void changes() {
    change(
        order,
        "change_contacts",
        "{'members':{'sender':{'contactPersons':[{'name':'new"
            + " sender'}]},'receiver':{'contactPersons':[{'name':'new receiver'}]}}}");
    change(
        order,
        "change_receiver",
        "{'receiver':{'counteragent':{'form':'0x8F51001438C4D49511DBD774581EDB7A','name':'other"
            + " receiver','inn':'7707083893','juridicalAddress':{'search':'receiver"
            + " seat'}},'contactPersons':[{'name':'receiver"
            + " person'}],'phoneNumbers':[{'number':'79520000000','ext':'12'}]},'changeOrderPayer':false,'storePayer':'sender'}");
    change(
        order,
        "change_payer",
        "{'third':{'form':'0x8F51001438C4D49511DBD774581EDB7A','name':'other"
            + " payer','inn':'500100732259'},'contactPersons':[{'name':'payer"
            + " person'}],'phoneNumbers':[{'number':'79520000001'}]}");
    change(
        order,
        "change_delivery",
        "{'delivery':{'arrival':{'produceDate':'2099-02-03','variant':'address','address':{'search':'other"
            + " to'},"
            + "'time':{'worktimeStart':'09:00','worktimeEnd':'18:00'},'payer':'receiver'}},'storePayer':'sender'}");
    change(
        early,
        "change_pickup",
        "{'variant':'address','address':{'search':'other"
            + " from'},'produce_date':'2099-02-02','time':{'worktimeStart':'09:00','worktimeEnd':'18:00'},'contactPersons':[{'name':'pickup"
            + " person'}],'phoneNumbers':[{'number':'79520000002'}]}");
  }

  /** Files a change; the values of «name» and «search» are names of fields. */
  private void change(String number, String method, String json) {
    ObjectNode body = world.with(world.session).put("orderID", number);
    var given = (ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"'));
    plant(given);
    body.setAll(given);
    call("/v3/orders/" + method + ".json", body);
  }

  private void plant(JsonNode node) {
    node.forEach(this::plant);
    if (node instanceof ObjectNode object) {
      for (String key : List.of("name", "search")) {
        if (object.path(key).isString()) {
          object.put(key, markup.of(object.get(key).asString()));
        }
      }
    }
  }

  private JsonNode call(String path, ObjectNode body) {
    HttpResponse<String> answer = world.call(path, body);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + " " + answer.body());
    }
    return World.json(answer);
  }

  /** One is declined with a reason, one approved, the others wait. */
  private void decide() {
    String payer = one("select id::text from change_request where type = 'payer_change'");
    operator.send(
        "/console/changes/" + payer, "decision", "decline", "reason", markup.of("reason"));
    String pickup = one("select id::text from change_request where type = 'pickup_info_change'");
    operator.send("/console/changes/" + pickup, "decision", "approve");
  }

  /** What is refused is in the log all the same. */
  private void strangers() {
    String text = markup.of("refused");
    world.call(
        "/v3/auth/login.json",
        World.body().put("appkey", text).put("login", text).put("password", text));
    world.call("/v3/orders/history.json", world.with(text).put("orderID", text));
    world.call(
        "/v1/webhooks/update.json",
        world.with(world.session).put("url", "javascript:owned=1//" + text));
    world.server.get("/v3/" + Operating.encoded(markup.of("method")).replace("+", "%20"));
    world.server.get("/XmlGate/" + Operating.encoded(markup.of("service")).replace("+", "%20"));
    world.post(
        "/XmlGate/V3/Authorization.asmx",
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><Login"
            + " xmlns='http://corteos.ru'><Email><![CDATA["
            + markup.of("soap login")
            + "]]></Email><Password>x</Password></Login></s:Body></s:Envelope>",
        "SOAPAction",
        "\"http://corteos.ru/Login\"");
  }

  private void byOperators() {
    operator.send("/console/orders/filters", "name", markup.of("f"), "query", "state=inway");
    sql("update operator set display_name = '" + markup.of("called").replace("'", "''") + "'");
    sql(
        "update operator_session set user_agent = '"
            + markup.of("browser").replace("'", "''")
            + "'");
  }

  private void sql(String statement) {
    world.server.jdbi().useHandle(handle -> handle.execute(statement));
  }

  private String one(String sql) {
    return world.one(sql);
  }

  private List<String> list(String sql) {
    return world
        .server
        .jdbi()
        .withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  @Override
  public void close() {
    world.close();
  }
}
