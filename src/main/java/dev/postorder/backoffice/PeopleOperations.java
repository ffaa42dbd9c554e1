package dev.postorder.backoffice;

import dev.postorder.access.Customer;
import dev.postorder.access.Directory;
import dev.postorder.access.Register;
import dev.postorder.access.Secrets;
import dev.postorder.access.UserEntry;
import dev.postorder.calllog.CallLog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/users} and the list of customers: who there is, and who may act for whom. */
final class PeopleOperations {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> LISTED_BY = new TreeSet<>(Set.of("search", "limit", "after"));
  private static final int SHORTEST = 8;
  private static final int LONGEST = 200;
  private static final int MOST_CUSTOMERS = 1000;
  private static final int DEEPEST_LEVEL = 3;
  private static final String ONE = "/users/([^/]+)";

  private final Effects effects;
  private final Directory directory;
  private final CallLog callLog;

  PeopleOperations(Effects effects, Directory directory, CallLog callLog) {
    this.effects = effects;
    this.directory = directory;
    this.callLog = callLog;
  }

  List<Operation> all() {
    return List.of(
        Operation.read("/customers", "api/v1/customers/list", this::customers),
        Operation.read("/users", "api/v1/users/list", this::users),
        Operation.write("POST", "/users", "api/v1/users/add", this::add),
        Operation.read(ONE, "api/v1/users/get", this::get),
        Operation.write("PUT", ONE, "api/v1/users/put", this::put),
        Operation.write("POST", ONE + "/password", "api/v1/users/password", this::password));
  }

  private Answer customers(Incoming in) {
    Parameters parameters = Parameters.of(in, LISTED_BY);
    Optional<String> search = parameters.text("search", 100);
    Page page = Page.of(parameters);
    parameters.end();
    List<Customer> found =
        effects.read(handle -> Register.customers(handle, search, page.after(), page.limit()));
    ObjectNode answer = NODES.objectNode();
    ArrayNode items = answer.putArray("customers");
    found.forEach(customer -> items.add(CustomerAnswer.of(customer)));
    if (found.size() == page.limit()) {
      answer.put("next", found.getLast().id());
    }
    return Answer.ok(answer);
  }

  private Answer users(Incoming in) {
    Parameters parameters = Parameters.of(in, LISTED_BY);
    Optional<String> search = parameters.text("search", 255);
    Page page = Page.of(parameters);
    parameters.end();
    List<UserEntry> found =
        effects.read(handle -> Register.users(handle, search, page.after(), page.limit()));
    ObjectNode answer = NODES.objectNode();
    ArrayNode items = answer.putArray("users");
    found.forEach(user -> items.add(show(user)));
    if (found.size() == page.limit()) {
      answer.put("next", found.getLast().id());
    }
    return Answer.ok(answer);
  }

  private Answer get(Incoming in) {
    return Answer.ok(effects.read(handle -> show(find(handle, in.target()))));
  }

  private static UserEntry find(Handle handle, String login) {
    return Register.user(handle, login).orElseThrow(PeopleOperations::unknown);
  }

  private static ProblemException unknown() {
    return ProblemException.of(ProblemType.USER_NOT_FOUND, "No user has this login");
  }

  /** A password that is made is told once, and never kept. */
  private Answer add(Incoming in) {
    ObjectNode json = JsonBody.read(in.request());
    Fields fields = Fields.of(json).only(new TreeSet<>(Set.of("login", "password", "access")));
    Optional<String> given =
        fields.parsed(
            "login",
            "an e-mail or a phone +7XXXXXXXXXX",
            text -> Optional.of(text).filter(Directory::isLogin));
    String login = fields.required("login", given, () -> "");
    Optional<String> password = password(fields);
    Map<UUID, Integer> levels = levels(fields);
    fields.end();
    var told = new ToldOnce();
    return told.in(
        effects.run(
            in,
            json.deepCopy().without("password"),
            handle -> {
              String secret = password.orElseGet(() -> made(told));
              long id =
                  directory
                      .addUser(handle, login, secret)
                      .orElseThrow(
                          () ->
                              ProblemException.of(
                                  ProblemType.NAME_TAKEN, "Another user has this login"));
              grant(handle, id, levels);
              UserEntry added = find(handle, login);
              trail(handle, in, added.login());
              return Answer.created("/api/v1/users/" + added.login(), show(added));
            }));
  }

  private static String made(ToldOnce told) {
    String secret = Secrets.random();
    told.put("password", secret);
    return secret;
  }

  private static Optional<String> password(Fields fields) {
    return fields.parsed(
        "password",
        "a text of " + SHORTEST + " to " + LONGEST + " characters",
        text -> Optional.of(text).filter(t -> t.length() >= SHORTEST && t.length() <= LONGEST));
  }

  private static Map<UUID, Integer> levels(Fields fields) {
    var levels = new TreeMap<UUID, Integer>();
    for (Fields item : fields.objects("access", MOST_CUSTOMERS)) {
      item.only(new TreeSet<>(Set.of("customer", "level")));
      Optional<UUID> customer = item.parsed("customer", "a UUID", CustomerOperations::uid);
      Optional<Integer> level = item.number("level", 0, DEEPEST_LEVEL);
      UUID uid = item.required("customer", customer, () -> new UUID(0, 0));
      int may = item.required("level", level, () -> 0);
      if (levels.put(uid, may) != null && customer.isPresent()) {
        item.fault("customer", "stands here a second time");
      }
    }
    return levels;
  }

  private void grant(Handle handle, long userId, Map<UUID, Integer> levels) {
    levels.forEach(
        (uid, level) -> {
          Customer customer =
              directory
                  .customer(handle, uid)
                  .orElseThrow(
                      () ->
                          ProblemException.invalid("/access", "there is no such customer: " + uid));
          directory.grant(handle, userId, customer.id(), level);
        });
  }

  private Answer put(Incoming in) {
    ObjectNode json = JsonBody.read(in.request());
    Fields fields = Fields.of(json).only(new TreeSet<>(Set.of("login", "access", "disabled")));
    Map<UUID, Integer> levels = levels(fields);
    boolean disabled = fields.flag("disabled");
    fields.end();
    return effects.run(in, json, handle -> put(handle, in, levels, disabled));
  }

  private Answer put(Handle handle, Incoming in, Map<UUID, Integer> levels, boolean disabled) {
    UserEntry known = find(handle, in.target());
    var all = new HashMap<>(levels);
    known.levels().keySet().forEach(uid -> all.putIfAbsent(uid, 0));
    grant(handle, known.id(), all);
    if (disabled && !known.disabled()) {
      directory.disableUser(handle, known.login());
    } else if (!disabled && known.disabled()) {
      directory.enableUser(handle, known.login());
    }
    trail(handle, in, known.login());
    return Answer.ok(show(find(handle, known.login())));
  }

  private Answer password(Incoming in) {
    ObjectNode json = JsonBody.read(in.request());
    Fields fields = Fields.of(json).only(Set.of("password"));
    Optional<String> password = password(fields);
    fields.end();
    var told = new ToldOnce();
    return told.in(
        effects.run(
            in,
            NODES.objectNode(),
            handle -> {
              String secret = password.orElseGet(() -> made(told));
              if (!directory.setPassword(handle, in.target(), secret)) {
                throw unknown();
              }
              UserEntry user = find(handle, in.target());
              trail(handle, in, user.login());
              return Answer.ok(show(user));
            }));
  }

  private void trail(Handle handle, Incoming in, String login) {
    callLog.trail(handle, in.call(), Optional.of("user " + login));
  }

  private static ObjectNode show(UserEntry user) {
    ObjectNode node = NODES.objectNode().put("login", user.login());
    ArrayNode access = node.putArray("access");
    new TreeMap<>(user.levels())
        .forEach(
            (uid, level) -> access.addObject().put("customer", uid.toString()).put("level", level));
    return node.put("disabled", user.disabled());
  }
}
