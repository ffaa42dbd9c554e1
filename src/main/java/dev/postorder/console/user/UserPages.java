package dev.postorder.console.user;

import dev.postorder.access.OperatorRole;
import dev.postorder.access.PersonalTokens;
import dev.postorder.access.Secrets;
import dev.postorder.access.UserEntry;
import dev.postorder.access.UserRights;
import dev.postorder.console.FormReader;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.console.Visit;
import dev.postorder.console.Words;
import dev.postorder.console.access.PeopleParts;
import dev.postorder.console.access.UserLine;
import dev.postorder.platform.http.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * {@code /console/access/users/{id}}: a user's password, tokens and sessions, and whether he may
 * log in.
 */
public final class UserPages {
  static final String ONE = UserListPages.ROOT + "/([0-9]{1,18})";
  private static final LocalDate LATEST = LocalDate.of(3000, 1, 1);

  private final PeopleParts parts;
  private final UserView view;

  /** Pages over the register. */
  public UserPages(PeopleParts parts) {
    this.parts = parts;
    this.view = new UserView(parts);
  }

  /** The pages and actions. */
  public List<Route> routes() {
    return List.of(
        Route.page(
            Section.USERS, ONE, visit -> view.show(200, visit, UserPage.Told.nothing(), List.of())),
        action("/password", this::password),
        action("/block", visit -> turn(visit, true)),
        action("/unblock", visit -> turn(visit, false)),
        action("/tokens", this::addToken),
        action("/tokens/end", this::endToken),
        action("/sessions/end", this::endSession),
        action("/sessions/end-all", this::endSessions));
  }

  private static Route action(String path, Function<Visit, Response> answer) {
    String verb = path.substring(1);
    return Route.action(Section.USERS, ONE + path, OperatorRole.ADMINISTRATOR, verb, answer);
  }

  private Response told(int status, Visit visit, UserPage.Told told) {
    return view.show(status, visit, told, List.of());
  }

  /** Changes a user in one transaction with the trail of the call; empty: there is none such. */
  private <T> Optional<T> change(Visit visit, BiFunction<Handle, UserEntry, Optional<T>> change) {
    return parts
        .jdbi()
        .inTransaction(
            handle ->
                view.find(handle, visit)
                    .flatMap(
                        user -> {
                          Optional<T> done = change.apply(handle, user);
                          done.ifPresent(
                              made ->
                                  parts
                                      .callLog()
                                      .trail(
                                          handle,
                                          visit.call(),
                                          Optional.of("user " + user.login())));
                          return done;
                        }));
  }

  private Response password(Visit visit) {
    Words words = visit.words();
    var reader = new FormReader(visit.form(), words);
    Optional<String> typed =
        reader.matching(
            "password",
            UserRights::isPassword,
            words.say("password.fault", UserRights.SHORTEST_PASSWORD, UserRights.LONGEST_PASSWORD));
    if (reader.faulty()) {
      return told(422, visit, UserPage.Told.of(Secretless.form(reader.form())));
    }
    String password = typed.orElseGet(Secrets::random);
    Optional<Boolean> set =
        change(
            visit,
            (handle, user) ->
                Optional.of(parts.directory().setPassword(handle, user.login(), password))
                    .filter(done -> done));
    if (set.isEmpty()) {
      return told(409, visit, UserPage.Told.not(words.say("blocked")));
    }
    return typed.isPresent()
        ? visit.redirect(UserListPages.ROOT + "/" + visit.target(), "password-set")
        : told(200, visit, UserPage.Told.once(password, "password.once"));
  }

  private Response turn(Visit visit, boolean off) {
    Optional<UserEntry> turned =
        change(
            visit,
            (handle, user) ->
                parts
                    .rights()
                    .lock(handle, user.login())
                    .map(known -> parts.rights().set(handle, known, known.levels(), off)));
    return back(visit, turned, off ? "blocked" : "unblocked");
  }

  private static Response back(Visit visit, Optional<?> done, String told, long... numbers) {
    return done.map(
            made -> visit.redirect(UserListPages.ROOT + "/" + visit.target(), told, numbers))
        .orElseGet(visit::notFound);
  }

  private Response addToken(Visit visit) {
    Words words = visit.words();
    var reader = new FormReader(visit.form(), words);
    String name = reader.required("name", PersonalTokens.LONGEST_NAME);
    Optional<Instant> until = reader.parsed("expires", this::toCome, words.say("expires.fault"));
    if (reader.faulty()) {
      return told(422, visit, UserPage.Told.of(reader.form()));
    }
    return change(
            visit,
            (handle, user) ->
                Optional.of(parts.tokens().add(handle, user.id(), name, until).secret()))
        .map(secret -> told(200, visit, UserPage.Told.once(secret, "token.once")))
        .orElseGet(visit::notFound);
  }

  /** The end of a day to come, in the server's zone. */
  private Optional<Instant> toCome(String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      return Optional.of(day)
          .filter(to -> to.isBefore(LATEST))
          .map(to -> to.plusDays(1).atStartOfDay(parts.times().zone()).toInstant())
          .filter(at -> at.isAfter(parts.clock().instant()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Response endToken(Visit visit) {
    Optional<?> ended =
        visit
            .form()
            .get("id")
            .filter(text -> text.matches("[0-9]{1,18}"))
            .flatMap(
                text ->
                    change(
                        visit,
                        (handle, user) ->
                            parts.tokens().end(handle, user.id(), Long.parseLong(text))));
    return back(visit, ended, "token-ended");
  }

  private Response endSession(Visit visit) {
    String trail = visit.form().get("trail").orElse("");
    Optional<Boolean> ended =
        change(
            visit,
            (handle, user) ->
                Optional.of(parts.sessions().end(handle, user.id(), trail)).filter(done -> done));
    return back(visit, ended, "session-ended");
  }

  private Response endSessions(Visit visit) {
    Optional<Integer> ended =
        change(visit, (handle, user) -> Optional.of(parts.sessions().endAll(handle, user.id())));
    return back(visit, ended, "sessions-ended", ended.orElse(0));
  }

  static String address(UserEntry user) {
    return UserLine.address(user.id());
  }
}
