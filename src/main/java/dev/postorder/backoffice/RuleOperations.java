package dev.postorder.backoffice;

import dev.postorder.access.Customer;
import dev.postorder.access.Directory;
import dev.postorder.calllog.CallLog;
import dev.postorder.notify.desk.Rule;
import dev.postorder.notify.desk.Rules;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code …/notification-rules}: who is told of what on which channel. */
final class RuleOperations {
  private static final String OF_CUSTOMER = "/customers/([^/]+)/notification-rules";

  private final Jdbi jdbi;
  private final Effects effects;
  private final Directory directory;
  private final Rules rules;
  private final CallLog callLog;

  RuleOperations(Jdbi jdbi, Effects effects, Directory directory, Rules rules, CallLog callLog) {
    this.jdbi = jdbi;
    this.effects = effects;
    this.directory = directory;
    this.rules = rules;
    this.callLog = callLog;
  }

  List<Operation> all() {
    String own = "api/v1/customers/notification-rules/";
    return List.of(
        Operation.read("/notification-rules", "api/v1/notification-rules/get", this::defaults),
        Operation.write(
            "PUT", "/notification-rules", "api/v1/notification-rules/put", this::setDefaults),
        Operation.read(OF_CUSTOMER, own + "get", this::get),
        Operation.write("PUT", OF_CUSTOMER, own + "put", this::put),
        Operation.write("DELETE", OF_CUSTOMER, own + "delete", this::clear));
  }

  private Answer defaults(Incoming in) {
    return Preconditions.tagged(Answer.ok(RuleBody.show(jdbi.withHandle(rules::defaults))));
  }

  private Answer setDefaults(Incoming in) {
    ObjectNode json = JsonBody.read(in.request());
    List<Rule> wanted = RuleBody.read(json);
    return effects.run(
        in,
        json,
        handle -> {
          Preconditions.check(
              in,
              () -> {
                rules.lockDefaults(handle);
                return Optional.of(RuleBody.show(rules.defaults(handle)));
              });
          rules.setDefaults(handle, wanted);
          callLog.trail(handle, in.call(), Optional.of("rules: " + wanted.size()));
          return Preconditions.tagged(Answer.ok(RuleBody.show(rules.defaults(handle))));
        });
  }

  private Answer get(Incoming in) {
    return Preconditions.tagged(
        Answer.ok(
            jdbi.withHandle(
                handle ->
                    RuleBody.showWithOrigin(
                        rules.of(handle, CustomerOperations.find(directory, handle, in).id())))));
  }

  private Answer put(Incoming in) {
    ObjectNode json = JsonBody.read(in.request());
    List<Rule> own = RuleBody.read(json).stream().filter(Rule::own).toList();
    return replace(in, json, own);
  }

  private Answer clear(Incoming in) {
    return replace(in, JsonNodeFactory.instance.objectNode(), List.of());
  }

  private Answer replace(Incoming in, JsonNode body, List<Rule> own) {
    return effects.run(in, body, handle -> replace(handle, in, own));
  }

  private Answer replace(Handle handle, Incoming in, List<Rule> own) {
    Customer customer = CustomerOperations.find(directory, handle, in);
    Preconditions.check(
        in,
        () -> {
          rules.lock(handle, customer.id());
          return Optional.of(RuleBody.showWithOrigin(rules.of(handle, customer.id())));
        });
    rules.replace(handle, customer.id(), own);
    callLog.trail(
        handle, in.call(), Optional.of("customer " + customer.id() + ", rules: " + own.size()));
    return Preconditions.tagged(
        Answer.ok(RuleBody.showWithOrigin(rules.of(handle, customer.id()))));
  }
}
