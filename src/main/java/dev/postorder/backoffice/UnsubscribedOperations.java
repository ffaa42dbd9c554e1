package dev.postorder.backoffice;

import dev.postorder.access.Customer;
import dev.postorder.access.Directory;
import dev.postorder.calllog.CallLog;
import dev.postorder.notify.desk.Unsubscriptions;
import dev.postorder.notify.desk.Unsubscriptions.Recipient;
import dev.postorder.notify.desk.Unsubscriptions.Unsubscribed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/customers/{uid}/unsubscribed}: who does not want to be told any more. */
final class UnsubscribedOperations {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String ALL = "/customers/([^/]+)/unsubscribed";
  private static final String ONE = ALL + "/([^/]+)/([^/]+)";
  private static final String MESSAGE = "api/v1/customers/unsubscribed/";
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 500;

  private final Jdbi jdbi;
  private final Effects effects;
  private final Directory directory;
  private final Unsubscriptions unsubscriptions;
  private final CallLog callLog;

  UnsubscribedOperations(
      Jdbi jdbi,
      Effects effects,
      Directory directory,
      Unsubscriptions unsubscriptions,
      CallLog callLog) {
    this.jdbi = jdbi;
    this.effects = effects;
    this.directory = directory;
    this.unsubscriptions = unsubscriptions;
    this.callLog = callLog;
  }

  List<Operation> all() {
    return List.of(
        Operation.read(ALL, MESSAGE + "list", this::list),
        Operation.write("PUT", ONE, MESSAGE + "put", this::add),
        Operation.write("DELETE", ONE, MESSAGE + "delete", this::remove));
  }

  private Answer list(Incoming in) {
    Parameters parameters = Parameters.of(in, new LinkedHashSet<>(List.of("after", "limit")));
    Optional<Recipient> after =
        parameters.parsed("after", "what next said", UnsubscribedOperations::cursor);
    int limit = parameters.limit(DEFAULT_LIMIT, MAX_LIMIT);
    parameters.end();
    List<Unsubscribed> page =
        jdbi.withHandle(
            handle ->
                unsubscriptions.list(
                    handle, CustomerOperations.find(directory, handle, in).id(), after, limit + 1));
    ObjectNode answer = NODES.objectNode();
    ArrayNode items = answer.putArray("unsubscribed");
    page.stream().limit(limit).forEach(one -> items.add(show(one)));
    if (page.size() > limit) {
      answer.put("next", page.get(limit - 1).channel() + ":" + page.get(limit - 1).recipient());
    }
    return Answer.ok(answer);
  }

  private static Optional<Recipient> cursor(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : Recipient.of(text.substring(0, colon), text.substring(colon + 1));
  }

  private static ObjectNode show(Unsubscribed one) {
    return NODES
        .objectNode()
        .put("channel", one.channel())
        .put("recipient", one.recipient())
        .put("at", one.at().toString());
  }

  private static Recipient target(Incoming in) {
    return Recipient.of(in.target(1), in.target(2))
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "", "the path must end in email/<address> or sms/<7 to 15 digits>"));
  }

  private Answer add(Incoming in) {
    Recipient recipient = target(in);
    return effects.run(
        in,
        NODES.objectNode(),
        handle -> {
          Customer customer = CustomerOperations.find(directory, handle, in);
          boolean added = unsubscriptions.add(handle, customer.id(), recipient);
          trail(handle, in, customer, recipient);
          ObjectNode answer =
              NODES
                  .objectNode()
                  .put("channel", recipient.channel())
                  .put("recipient", recipient.recipient());
          return added ? Answer.created(location(in, recipient), answer) : Answer.ok(answer);
        });
  }

  private static String location(Incoming in, Recipient recipient) {
    return "/api/v1/customers/%s/unsubscribed/%s/%s"
        .formatted(
            in.target(0),
            recipient.channel(),
            URLEncoder.encode(recipient.recipient(), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%40", "@"));
  }

  private Answer remove(Incoming in) {
    Recipient recipient = target(in);
    return effects.run(
        in,
        NODES.objectNode(),
        handle -> {
          Customer customer = CustomerOperations.find(directory, handle, in);
          if (!unsubscriptions.remove(handle, customer.id(), recipient)) {
            throw ProblemException.of(
                ProblemType.UNSUBSCRIBED_NOT_FOUND, "He is told of the customer's orders");
          }
          trail(handle, in, customer, recipient);
          return Answer.ok(NODES.objectNode().put("removed", true));
        });
  }

  private void trail(Handle handle, Incoming in, Customer customer, Recipient recipient) {
    callLog.trail(
        handle, in.call(), Optional.of("customer " + customer.id() + ", " + recipient.channel()));
  }
}
