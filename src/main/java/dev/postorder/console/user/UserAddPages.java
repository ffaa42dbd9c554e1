package dev.postorder.console.user;

import dev.postorder.access.Directory;
import dev.postorder.access.OperatorRole;
import dev.postorder.access.Secrets;
import dev.postorder.access.UserEntry;
import dev.postorder.access.UserRights;
import dev.postorder.console.Form;
import dev.postorder.console.FormReader;
import dev.postorder.console.Html;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.console.Visit;
import dev.postorder.console.Words;
import dev.postorder.console.access.PeopleParts;
import dev.postorder.console.access.UserLine;
import dev.postorder.platform.http.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Users added, as {@code POST /api/v1/users} does it. */
public final class UserAddPages {
  private final PeopleParts parts;

  /** Pages over the register. */
  public UserAddPages(PeopleParts parts) {
    this.parts = parts;
  }

  /** The pages and actions. */
  public List<Route> routes() {
    OperatorRole needed = OperatorRole.ADMINISTRATOR;
    return List.of(
        Route.page(
            Section.USERS,
            UserListPages.ROOT + "/new",
            needed,
            visit -> form(200, visit, Form.empty())),
        Route.action(Section.USERS, UserListPages.ROOT, needed, "add", this::add));
  }

  private static Response form(int status, Visit visit, Form form) {
    return page(status, visit, form, "", "", "");
  }

  private static Response page(
      int status, Visit visit, Form form, String login, String address, String secret) {
    var model =
        new NewUserPage(visit.frame(visit.words().say("users.add")), form, login, address, secret);
    return Html.page(status, "console/user/new.jte", model);
  }

  private Response add(Visit visit) {
    Words words = visit.words();
    var reader = new FormReader(visit.form(), words);
    Optional<String> login = reader.matching("login", Directory::isLogin, words.say("login.fault"));
    if (!reader.checked("login")) {
      reader.fault("login", words.say("field.required"));
    }
    Optional<String> typed =
        reader.matching(
            "password",
            UserRights::isPassword,
            words.say("password.fault", UserRights.SHORTEST_PASSWORD, UserRights.LONGEST_PASSWORD));
    if (reader.faulty() || login.isEmpty()) {
      return form(422, visit, Secretless.form(reader.form()));
    }
    String password = typed.orElseGet(Secrets::random);
    Optional<UserEntry> added = add(visit, login.get(), password);
    if (added.isEmpty()) {
      reader.fault("login", words.say("login.taken"));
      return form(422, visit, Secretless.form(reader.form()));
    }
    String address = UserLine.address(added.get().id());
    return typed.isPresent()
        ? visit.redirect(address, "added")
        : page(200, visit, Form.empty(), added.get().login(), address, password);
  }

  private Optional<UserEntry> add(Visit visit, String login, String password) {
    return parts
        .jdbi()
        .inTransaction(
            handle -> {
              Optional<UserEntry> added = parts.rights().add(handle, login, password, Map.of());
              added.ifPresent(
                  user ->
                      parts
                          .callLog()
                          .trail(handle, visit.call(), Optional.of("user " + user.login())));
              return added;
            });
  }
}
