package dev.postorder.console.user;

import dev.postorder.access.Customer;
import dev.postorder.access.OperatorRole;
import dev.postorder.access.Register;
import dev.postorder.access.UserEntry;
import dev.postorder.access.UserRights;
import dev.postorder.console.Form;
import dev.postorder.console.FormReader;
import dev.postorder.console.Query;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.console.Visit;
import dev.postorder.console.Words;
import dev.postorder.console.access.PeopleParts;
import dev.postorder.console.access.Seen;
import dev.postorder.platform.http.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What users may do for customers, set as {@code PUT /api/v1/users/{login}} does it. */
public final class UserGrantPages {
  /** What names of fields with levels begin with; a customer's uid follows. */
  private static final String LEVEL = "level-";

  private static final String UID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private static final int LONGEST_SEARCH = 100;
  private static final int MOST_CHOICES = 20;

  private final PeopleParts parts;
  private final UserView view;

  /** Pages over the register. */
  public UserGrantPages(PeopleParts parts) {
    this.parts = parts;
    this.view = new UserView(parts);
  }

  /** The actions. */
  public List<Route> routes() {
    OperatorRole needed = OperatorRole.ADMINISTRATOR;
    return List.of(
        Route.action(Section.USERS, UserPages.ONE + "/levels", needed, "levels", this::levels),
        Route.action(Section.USERS, UserPages.ONE + "/grant", needed, "grant", this::grant));
  }

  private Response levels(Visit visit) {
    Query form = visit.form();
    var wanted = new HashMap<UUID, Integer>();
    for (String field : form.fields().keySet()) {
      Optional<Integer> level = form.get(field).flatMap(UserGrantPages::level);
      if (field.matches(LEVEL + UID) && level.isPresent()) {
        wanted.put(UUID.fromString(field.substring(LEVEL.length())), level.get());
      }
    }
    return set(visit, wanted, form.get(Seen.FIELD));
  }

  private static Optional<Integer> level(String text) {
    return Optional.of(text)
        .filter(one -> one.matches("[0-9]"))
        .map(Integer::valueOf)
        .filter(level -> level <= UserRights.HIGHEST_LEVEL);
  }

  /**
   * Sets some of his levels; the others stay.
   *
   * @param seen what his rights were when the form was made; empty: whatever they were
   */
  private Response set(Visit visit, Map<UUID, Integer> wanted, Optional<String> seen) {
    return parts.jdbi().inTransaction(handle -> set(handle, visit, wanted, seen));
  }

  private Response set(
      Handle handle, Visit visit, Map<UUID, Integer> wanted, Optional<String> seen) {
    Optional<UserEntry> known =
        view.find(handle, visit).flatMap(user -> parts.rights().lock(handle, user.login()));
    if (known.isEmpty()) {
      return visit.notFound();
    }
    if (seen.isPresent() && !seen.get().equals(UserView.seen(known.get()))) {
      return view.show(409, visit, UserPage.Told.not(visit.words().say("changed")), List.of());
    }
    var levels = new HashMap<>(known.get().levels());
    levels.putAll(wanted);
    parts.rights().set(handle, known.get(), levels, known.get().disabled());
    parts.callLog().trail(handle, visit.call(), Optional.of("user " + known.get().login()));
    return visit.redirect(UserPages.address(known.get()), "saved");
  }

  /** Of a customer that is found by what was typed, or was chosen among several. */
  private Response grant(Visit visit) {
    Words words = visit.words();
    var reader = new FormReader(visit.form(), words);
    Optional<Integer> level =
        reader.parsed("level", UserGrantPages::level, words.say("level.fault"));
    String search = reader.required("customer", LONGEST_SEARCH);
    if (level.isEmpty()) {
      reader.fault("level", words.say("level.fault"));
    }
    if (reader.faulty()) {
      return view.show(422, visit, UserPage.Told.of(reader.form()), List.of());
    }
    List<Customer> found = find(search);
    if (found.size() == 1) {
      return set(visit, Map.of(found.getFirst().uid(), level.orElseThrow()), Optional.empty());
    }
    reader.fault(
        "customer", found.isEmpty() ? words.say("customer.none") : words.say("customer.many"));
    return view.show(422, visit, UserPage.Told.of(reader.form()), choices(found));
  }

  private List<Customer> find(String search) {
    return parts
        .jdbi()
        .withHandle(handle -> Register.customers(handle, Optional.of(search), 0, MOST_CHOICES));
  }

  private static List<Form.Option> choices(List<Customer> found) {
    return found.stream()
        .map(
            customer ->
                new Form.Option(
                    customer.uid().toString(),
                    customer.name() + customer.inn().map(inn -> " · " + inn).orElse("")))
        .toList();
  }
}
