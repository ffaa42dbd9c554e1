package dev.postorder.console.customer;

import dev.postorder.access.Customer;
import dev.postorder.access.OperatorRole;
import dev.postorder.access.Register;
import dev.postorder.console.FormReader;
import dev.postorder.console.Html;
import dev.postorder.console.Query;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.console.Visit;
import dev.postorder.console.access.Asking;
import dev.postorder.console.access.PeopleParts;
import dev.postorder.platform.http.Response;
import java.util.List;
import java.util.Optional;

/** {@code /console/access/customers}: customers, found as one types. */
public final class CustomerListPages {
  static final String ROOT = Section.CUSTOMERS.address();
  private static final int PAGE = 50;
  private static final int LONGEST_SEARCH = 100;

  private final PeopleParts parts;

  /** Pages over the register. */
  public CustomerListPages(PeopleParts parts) {
    this.parts = parts;
  }

  /** The pages. */
  public List<Route> routes() {
    return List.of(Route.page(Section.CUSTOMERS, ROOT, this::list));
  }

  private Response list(Visit visit) {
    Query typed = visit.query();
    var reader = new FormReader(typed, visit.words());
    Optional<String> search = reader.text("search", LONGEST_SEARCH);
    long after = Asking.after(typed);
    List<Customer> found =
        reader.faulty()
            ? List.of()
            : parts.jdbi().withHandle(h -> Register.customers(h, search, after, PAGE));
    var model =
        new CustomersPage(
            visit.frame(visit.words().say("customers.title")),
            reader.form(),
            found.stream().map(CustomerLine::of).toList(),
            found.size() < PAGE
                ? ""
                : ROOT + "?" + typed.with("after", id(found.getLast())).encoded(),
            visit.operator().role().includes(OperatorRole.OPERATOR));
    String template = visit.partial() ? "console/customer/found.jte" : "console/customer/list.jte";
    return Html.page(reader.faulty() ? 422 : 200, template, model);
  }

  private static String id(Customer customer) {
    return String.valueOf(customer.id());
  }
}
