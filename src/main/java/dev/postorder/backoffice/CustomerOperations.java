package dev.postorder.backoffice;

import dev.postorder.access.Customer;
import dev.postorder.access.Directory;
import dev.postorder.calllog.CallLog;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/customers/…}: the legal parties whose orders are serviced. */
final class CustomerOperations {
  private final Jdbi jdbi;
  private final Effects effects;
  private final Directory directory;
  private final CallLog callLog;

  CustomerOperations(Jdbi jdbi, Effects effects, Directory directory, CallLog callLog) {
    this.jdbi = jdbi;
    this.effects = effects;
    this.directory = directory;
    this.callLog = callLog;
  }

  List<Operation> all() {
    return List.of(
        Operation.read("/customers/([^/]+)", "api/v1/customers/get", this::get),
        Operation.write("PUT", "/customers/([^/]+)", "api/v1/customers/put", this::put));
  }

  /** The customer of the path, or the problem that there is none. */
  static Customer find(Directory directory, Handle handle, Incoming in) {
    return uid(in.target())
        .flatMap(uid -> directory.customer(handle, uid))
        .orElseThrow(
            () -> ProblemException.of(ProblemType.CUSTOMER_NOT_FOUND, "No customer has this uid"));
  }

  private Answer get(Incoming in) {
    return Preconditions.tagged(
        Answer.ok(CustomerAnswer.of(jdbi.withHandle(h -> find(directory, h, in)))));
  }

  private Answer put(Incoming in) {
    ObjectNode json = JsonBody.read(in.request());
    CustomerBody body = CustomerBody.read(json);
    UUID uid =
        uid(in.target())
            .orElseThrow(() -> ProblemException.invalid("", "the uid in the path must be a UUID"));
    return effects.run(in, json, handle -> put(handle, in, uid, body));
  }

  private Answer put(Handle handle, Incoming in, UUID uid, CustomerBody body) {
    Preconditions.check(in, () -> directory.lockCustomer(handle, uid).map(CustomerAnswer::of));
    boolean known = directory.customer(handle, uid).isPresent();
    Customer customer =
        directory.putCustomer(handle, uid, body.name(), body.inn(), body.email(), body.details());
    callLog.trail(
        handle,
        in.call(),
        Optional.of("customer " + customer.id() + turned(handle, customer, body)));
    ObjectNode answer = CustomerAnswer.of(directory.customer(handle, uid).orElse(customer));
    return Preconditions.tagged(
        known ? Answer.ok(answer) : Answer.created("/api/v1/customers/" + uid, answer));
  }

  /** Disables or enables it where the body wants that; what came of it, for the log. */
  private String turned(Handle handle, Customer customer, CustomerBody body) {
    if (body.disabled().equals(Optional.of(true))
        && directory.disableCustomer(handle, customer.id())) {
      return ", disabled";
    }
    return body.disabled().equals(Optional.of(false))
            && directory.enableCustomer(handle, customer.id())
        ? ", enabled"
        : "";
  }

  /** A UUID as it is written in full. */
  static Optional<UUID> uid(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(uid -> text.length() == 36);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
