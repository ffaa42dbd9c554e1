package dev.postorder.console.user;

import dev.postorder.access.Customer;
import dev.postorder.access.OperatorRole;
import dev.postorder.access.Register;
import dev.postorder.access.UserEntry;
import dev.postorder.console.FormReader;
import dev.postorder.console.Html;
import dev.postorder.console.Query;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.console.Visit;
import dev.postorder.console.Words;
import dev.postorder.console.access.Asking;
import dev.postorder.console.access.PeopleParts;
import dev.postorder.console.access.UserLine;
import dev.postorder.platform.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** {@code /console/access/users}: users, found as one types. */
public final class UserListPages {
  static final String ROOT = Section.USERS.address();
  private static final int PAGE = 50;
  private static final int LONGEST_SEARCH = 255;

  private final PeopleParts parts;

  /** Pages over the register. */
  public UserListPages(PeopleParts parts) {
    this.parts = parts;
  }

  /** The pages. */
  public List<Route> routes() {
    return List.of(
        Route.page(
            Section.USERS, ROOT, visit -> parts.jdbi().withHandle(handle -> list(handle, visit))));
  }

  private Response list(Handle handle, Visit visit) {
    Words words = visit.words();
    Query typed = visit.query();
    var reader = new FormReader(typed, words);
    Optional<String> search = reader.text("search", LONGEST_SEARCH);
    Optional<UUID> customer = Asking.customer(reader, words);
    List<UserEntry> found =
        reader.faulty()
            ? List.of()
            : Register.users(handle, search, customer, Asking.after(typed), PAGE);
    var model =
        new UsersPage(
            visit.frame(words.say("users.title")),
            reader.form(),
            customer
                .flatMap(uid -> parts.directory().customer(handle, uid))
                .map(Customer::name)
                .orElse(""),
            found.stream().map(user -> UserLine.of(user, rights(user, customer, words))).toList(),
            found.size() < PAGE
                ? ""
                : ROOT + "?" + typed.with("after", String.valueOf(found.getLast().id())).encoded(),
            visit.operator().role().includes(OperatorRole.ADMINISTRATOR));
    String template = visit.partial() ? "console/user/found.jte" : "console/user/list.jte";
    return Html.page(reader.faulty() ? 422 : 200, template, model);
  }

  private static String rights(UserEntry user, Optional<UUID> customer, Words words) {
    return customer
        .map(uid -> UserLine.level(user.levels().getOrDefault(uid, 0), words))
        .orElseGet(() -> words.say("customers.count", user.levels().size()));
  }
}
