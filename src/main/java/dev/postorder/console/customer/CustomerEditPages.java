package dev.postorder.console.customer;

import dev.postorder.access.Customer;
import dev.postorder.access.CustomerRules;
import dev.postorder.access.OperatorRole;
import dev.postorder.console.Form;
import dev.postorder.console.Html;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.console.Visit;
import dev.postorder.console.Words;
import dev.postorder.console.access.PeopleParts;
import dev.postorder.console.access.Seen;
import dev.postorder.platform.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Customers added, changed, disabled and enabled, as {@code PUT /api/v1/customers/{uid}} does it.
 */
public final class CustomerEditPages {
  private static final String ROOT = CustomerListPages.ROOT;
  private static final String ONE = ROOT + "/" + CustomerPages.UID;

  private final PeopleParts parts;

  /** Pages over the register. */
  public CustomerEditPages(PeopleParts parts) {
    this.parts = parts;
  }

  /** The pages and actions. */
  public List<Route> routes() {
    OperatorRole acts = OperatorRole.OPERATOR;
    return List.of(
        Route.page(Section.CUSTOMERS, ROOT + "/new", acts, this::blank),
        Route.action(Section.CUSTOMERS, ROOT, acts, "put", this::add),
        Route.page(Section.CUSTOMERS, ONE + "/edit", acts, this::edit),
        Route.action(Section.CUSTOMERS, ONE + "/edit", acts, "put", this::set),
        Route.action(Section.CUSTOMERS, ONE + "/disable", acts, "disable", v -> turn(v, true)),
        Route.action(Section.CUSTOMERS, ONE + "/enable", acts, "enable", v -> turn(v, false)));
  }

  private Response blank(Visit visit) {
    return form(200, visit, Form.empty(), "", Optional.empty());
  }

  private Response add(Visit visit) {
    var form = new CustomerForm(visit.form(), visit.words());
    if (form.faulty()) {
      return form(422, visit, form.form(), "", Optional.empty());
    }
    UUID uid = UUID.randomUUID();
    parts.jdbi().useTransaction(handle -> put(handle, visit, uid, form));
    return visit.redirect(CustomerLine.address(uid), "added");
  }

  private Response edit(Visit visit) {
    return parts
        .jdbi()
        .withHandle(handle -> CustomerPages.find(parts, handle, visit))
        .map(known -> form(200, visit, CustomerForm.of(known), "", Optional.of(known)))
        .orElseGet(visit::notFound);
  }

  private Response set(Visit visit) {
    var form = new CustomerForm(visit.form(), visit.words());
    return parts.jdbi().inTransaction(handle -> set(handle, visit, form));
  }

  private Response set(Handle handle, Visit visit, CustomerForm form) {
    UUID uid = UUID.fromString(visit.target());
    Optional<Customer> known = parts.directory().lockCustomer(handle, uid);
    if (known.isEmpty()) {
      return visit.notFound();
    }
    if (form.faulty()) {
      return form(422, visit, form.form(), "", known);
    }
    String now = Seen.of(known.get());
    if (!visit.form().get(Seen.FIELD).orElse("").equals(now)) {
      Form again = Form.of(visit.form().with(Seen.FIELD, now));
      return form(409, visit, again, visit.words().say("changed"), known);
    }
    put(handle, visit, uid, form);
    return visit.redirect(CustomerLine.address(uid), "saved");
  }

  /** To disable who is disabled is no mistake, only nothing to be done. */
  private Response turn(Visit visit, boolean off) {
    return parts
        .jdbi()
        .inTransaction(
            handle ->
                parts
                    .directory()
                    .lockCustomer(handle, UUID.fromString(visit.target()))
                    .map(customer -> turn(handle, visit, customer, off))
                    .orElseGet(visit::notFound));
  }

  private Response turn(Handle handle, Visit visit, Customer customer, boolean off) {
    if (off) {
      parts.directory().disableCustomer(handle, customer.id());
    } else {
      parts.directory().enableCustomer(handle, customer.id());
    }
    parts.callLog().trail(handle, visit.call(), Optional.of("customer " + customer.id()));
    return visit.redirect(CustomerLine.address(customer.uid()), off ? "disabled" : "enabled");
  }

  private void put(Handle handle, Visit visit, UUID uid, CustomerForm form) {
    Customer customer =
        parts
            .directory()
            .putCustomer(handle, uid, form.name(), form.inn(), form.email(), form.details());
    parts.callLog().trail(handle, visit.call(), Optional.of("customer " + customer.id()));
  }

  private static Response form(
      int status, Visit visit, Form form, String fault, Optional<Customer> known) {
    Words words = visit.words();
    String back = known.map(customer -> CustomerLine.address(customer.uid())).orElse(ROOT);
    return Html.page(
        status,
        "console/customer/form.jte",
        new CustomerFormPage(
            visit.frame(known.map(Customer::name).orElseGet(() -> words.say("customers.add"))),
            form,
            Form.options(words, "language", CustomerForm.LANGUAGES),
            Form.options(words, "document", CustomerRules.DOCUMENTS),
            known.isPresent() ? back + "/edit" : ROOT,
            back,
            known.isEmpty(),
            fault));
  }
}
