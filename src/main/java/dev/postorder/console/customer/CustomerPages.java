package dev.postorder.console.customer;

import dev.postorder.access.AccessFilter;
import dev.postorder.access.Customer;
import dev.postorder.access.OpenSession;
import dev.postorder.access.OperatorRole;
import dev.postorder.access.OwnedSession;
import dev.postorder.access.Register;
import dev.postorder.access.UserEntry;
import dev.postorder.console.Html;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.console.Visit;
import dev.postorder.console.Words;
import dev.postorder.console.access.HookLine;
import dev.postorder.console.access.PeopleParts;
import dev.postorder.console.access.TokenLine;
import dev.postorder.console.access.UserLine;
import dev.postorder.notify.desk.Rule;
import dev.postorder.notify.webhook.WebhookFilter;
import dev.postorder.platform.http.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** {@code /console/access/customers/{uid}}: a customer, and who and what is told of it. */
public final class CustomerPages {
  /** The part of an address that names a customer. */
  static final String UID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";

  private static final int MOST_USERS = 50;
  private static final int MOST = 100;

  private final PeopleParts parts;

  /** Pages over the register. */
  public CustomerPages(PeopleParts parts) {
    this.parts = parts;
  }

  /** The pages. */
  public List<Route> routes() {
    return List.of(Route.page(Section.CUSTOMERS, CustomerListPages.ROOT + "/" + UID, this::show));
  }

  /** The customer that an address names. */
  static Optional<Customer> find(PeopleParts parts, Handle handle, Visit visit) {
    return parts.directory().customer(handle, UUID.fromString(visit.target()));
  }

  private Response show(Visit visit) {
    return parts
        .jdbi()
        .withHandle(
            handle ->
                find(parts, handle, visit)
                    .map(
                        customer ->
                            Html.page(
                                200, "console/customer/one.jte", page(handle, visit, customer)))
                    .orElseGet(visit::notFound));
  }

  private CustomerPage page(Handle handle, Visit visit, Customer customer) {
    Words words = visit.words();
    OperatorRole role = visit.operator().role();
    boolean administers = role.includes(OperatorRole.ADMINISTRATOR);
    Optional<UUID> uid = Optional.of(customer.uid());
    List<UserEntry> users = Register.users(handle, Optional.empty(), uid, 0, MOST_USERS);
    var filter = new AccessFilter(Optional.empty(), uid);
    return new CustomerPage(
        visit.frame(customer.name()),
        CustomerView.of(customer, words),
        users.stream().map(user -> line(user, customer, words)).toList(),
        users.size() < MOST_USERS ? "" : Section.USERS.address() + "?customer=" + customer.uid(),
        administers ? tokens(handle, filter, words) : List.of(),
        administers ? programs(handle, filter, words) : List.of(),
        parts.webhooks().list(WebhookFilter.of(customer.uid()), 0, MOST).stream()
            .map(webhook -> HookLine.of(webhook, parts.times(), words))
            .toList(),
        parts.rules().of(handle, customer.id()).stream().filter(Rule::own).count(),
        role.includes(OperatorRole.OPERATOR),
        administers);
  }

  private static UserLine line(UserEntry user, Customer customer, Words words) {
    int level = user.levels().getOrDefault(customer.uid(), 0);
    return UserLine.of(user, UserLine.level(level, words));
  }

  private List<TokenLine> tokens(Handle handle, AccessFilter filter, Words words) {
    Instant now = parts.clock().instant();
    return parts.tokens().find(handle, filter, Optional.of(true), 0, MOST).stream()
        .map(token -> TokenLine.of(token, now, parts.times(), words))
        .toList();
  }

  /** The applications of the latest sessions. */
  private List<CustomerPage.Program> programs(Handle handle, AccessFilter filter, Words words) {
    var byName = new TreeMap<String, List<OpenSession>>();
    for (OwnedSession owned : parts.sessions().find(handle, filter, Optional.empty(), MOST)) {
      OpenSession session = owned.session();
      String name = session.application().orElseGet(() -> words.say("face.travel"));
      byName.computeIfAbsent(name, key -> new ArrayList<>()).add(session);
    }
    return byName.entrySet().stream()
        .map(entry -> program(entry.getKey(), entry.getValue(), words))
        .toList();
  }

  private CustomerPage.Program program(String name, List<OpenSession> sessions, Words words) {
    Instant used =
        sessions.stream()
            .map(OpenSession::lastUsedAt)
            .max(Instant::compareTo)
            .orElseGet(parts.clock()::instant);
    return new CustomerPage.Program(name, sessions.size(), parts.times().moment(used, words));
  }
}
