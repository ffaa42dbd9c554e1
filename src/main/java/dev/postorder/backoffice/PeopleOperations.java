package dev.postorder.backoffice;

import dev.postorder.access.Customer;
import dev.postorder.access.Directory;
import dev.postorder.access.Register;
import dev.postorder.access.Secrets;
import dev.postorder.access.UserEntry;
import dev.postorder.access.UserRights;
import dev.postorder.calllog.CallLog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private static final Set<String> USERS_BY =
      new TreeSet<>(Set.of("search", "customer", "limit", "after"));
  private static final String ONE = "/users/([^/]+)";

  private final Effects effects;
  private final Directory directory;
  private final UserRights rights;
  private final CallLog callLog;

  PeopleOperations(Effects effects, Directory directory, CallLog callLog) {
    this.effects = effects;
    this.directory = directory;
    this.rights = new UserRights(directory);
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
    Parameters parameters = Parameters.of(in, USERS_BY);
    Optional<String> search = parameters.text("search", 255);
    Optional<UUID> customer = parameters.uuid("customer");
    Page page = Page.of(parameters);
    parameters.end();
    List<UserEntry> found =
        effects.read(
            handle -> Register.users(handle, search, customer, page.after(), page.limit()));
    ObjectNode answer = NODES.objectNode();
    ArrayNode items = answer.putArray("users");
    found.forEach(user -> items.add(UserAccess.show(user)));
    if (found.size() == page.limit()) {
      answer.put("next", found.getLast().id());
    }
    return Answer.ok(answer);
  }

  private Answer get(Incoming in) {
    return Preconditions.tagged(
        Answer.ok(effects.read(handle -> UserAccess.show(find(handle, in.target())))));
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
    UserAccess access = UserAccess.read(fields);
    fields.end();
    return effects.telling(
        in,
        json.deepCopy().without("password"),
        (handle, told) -> {
          Map<UUID, Integer> levels = access.levels(handle);
          String secret = password.orElseGet(() -> made(told));
          UserEntry added =
              rights
                  .add(handle, login, secret, levels)
                  .orElseThrow(
                      () ->
                          ProblemException.of(
                              ProblemType.NAME_TAKEN, "Another user has this login"));
          trail(handle, in, added.login());
          return Answer.created("/api/v1/users/" + added.login(), UserAccess.show(added));
        });
  }

  private static String made(ToldOnce told) {
    String secret = Secrets.random();
    told.put("password", secret);
    return secret;
  }

  private static Optional<String> password(Fields fields) {
    return fields.parsed(
        "password",
        "a text of %d to %d characters"
            .formatted(UserRights.SHORTEST_PASSWORD, UserRights.LONGEST_PASSWORD),
        text -> Optional.of(text).filter(UserRights::isPassword));
  }

  private Answer put(Incoming in) {
    ObjectNode json = JsonBody.read(in.request());
    Fields fields = Fields.of(json).only(new TreeSet<>(Set.of("login", "access", "disabled")));
    UserAccess access = UserAccess.read(fields);
    boolean disabled = fields.flag("disabled");
    fields.end();
    return effects.run(
        in,
        json,
        handle -> {
          Preconditions.check(in, () -> rights.lock(handle, in.target()).map(UserAccess::show));
          UserEntry known = rights.lock(handle, in.target()).orElseThrow(PeopleOperations::unknown);
          UserEntry now = rights.set(handle, known, access.levels(handle), disabled);
          trail(handle, in, known.login());
          return Preconditions.tagged(Answer.ok(UserAccess.show(now)));
        });
  }

  private Answer password(Incoming in) {
    ObjectNode json = JsonBody.read(in.request());
    Fields fields = Fields.of(json).only(Set.of("password"));
    Optional<String> password = password(fields);
    fields.end();
    return effects.telling(
        in,
        NODES.objectNode(),
        (handle, told) -> {
          String secret = password.orElseGet(() -> made(told));
          if (!directory.setPassword(handle, in.target(), secret)) {
            throw unknown();
          }
          UserEntry user = find(handle, in.target());
          trail(handle, in, user.login());
          return Answer.ok(UserAccess.show(user));
        });
  }

  private void trail(Handle handle, Incoming in, String login) {
    callLog.trail(handle, in.call(), Optional.of("user " + login));
  }
}
