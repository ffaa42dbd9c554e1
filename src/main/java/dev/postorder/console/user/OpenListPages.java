package dev.postorder.console.user;

import dev.postorder.access.AccessFilter;
import dev.postorder.access.OperatorRole;
import dev.postorder.access.OwnedSession;
import dev.postorder.access.OwnedToken;
import dev.postorder.console.Form;
import dev.postorder.console.FormReader;
import dev.postorder.console.Frame;
import dev.postorder.console.Html;
import dev.postorder.console.Query;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.console.Visit;
import dev.postorder.console.Words;
import dev.postorder.console.access.Asking;
import dev.postorder.console.access.OpenLine;
import dev.postorder.console.access.PeopleParts;
import dev.postorder.console.access.TokenLine;
import dev.postorder.platform.http.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * {@code /console/access/sessions} and {@code /console/access/tokens}: what is open in the names of
 * users, and what programs log in with.
 */
public final class OpenListPages {
  private static final String SESSIONS = "/console/access/sessions";
  private static final String TOKENS = "/console/access/tokens";
  private static final int PAGE = 50;
  private static final int LONGEST_LOGIN = 255;

  private final PeopleParts parts;

  /** Pages over the register. */
  public OpenListPages(PeopleParts parts) {
    this.parts = parts;
  }

  /** The pages. */
  public List<Route> routes() {
    OperatorRole needed = OperatorRole.ADMINISTRATOR;
    return List.of(
        Route.page(Section.USERS, SESSIONS, needed, this::sessions),
        Route.page(Section.USERS, TOKENS, needed, this::tokens));
  }

  private static AccessFilter filter(FormReader reader, Words words) {
    return new AccessFilter(reader.text("user", LONGEST_LOGIN), Asking.customer(reader, words));
  }

  private Response sessions(Visit visit) {
    Words words = visit.words();
    Query typed = visit.query();
    var reader = new FormReader(typed, words);
    AccessFilter filter = filter(reader, words);
    Optional<OwnedSession.Place> after = typed.get("after").flatMap(OwnedSession.Place::of);
    List<OwnedSession> found =
        reader.faulty()
            ? List.of()
            : parts.jdbi().withHandle(h -> parts.sessions().find(h, filter, after, PAGE));
    var model =
        new SessionsPage(
            visit.frame(words.say("sessions.title")),
            reader.form(),
            found.stream().map(one -> OpenLine.of(one, parts.times(), words)).toList(),
            found.size() < PAGE
                ? ""
                : SESSIONS + "?" + typed.with("after", found.getLast().place()).encoded());
    return answer(visit, reader, "sessions", "opened", model);
  }

  private Response tokens(Visit visit) {
    Words words = visit.words();
    Query typed = visit.query();
    var reader = new FormReader(typed, words);
    AccessFilter filter = filter(reader, words);
    Optional<Boolean> valid = typed.get("all").isPresent() ? Optional.empty() : Optional.of(true);
    Instant now = parts.clock().instant();
    List<OwnedToken> found =
        reader.faulty()
            ? List.of()
            : parts
                .jdbi()
                .withHandle(h -> parts.tokens().find(h, filter, valid, Asking.after(typed), PAGE));
    var model =
        new TokensPage(
            visit.frame(words.say("tokens.title")),
            reader.form(),
            found.stream().map(one -> TokenLine.of(one, now, parts.times(), words)).toList(),
            found.size() < PAGE
                ? ""
                : TOKENS
                    + "?"
                    + typed.with("after", String.valueOf(found.getLast().token().id())).encoded());
    return answer(visit, reader, "tokens", "issued", model);
  }

  private static Response answer(
      Visit visit, FormReader reader, String page, String part, Object model) {
    String template = "console/user/" + (visit.partial() ? part : page) + ".jte";
    return Html.page(reader.faulty() ? 422 : 200, template, model);
  }

  /** Open sessions of users. */
  public record SessionsPage(Frame frame, Form form, List<OpenLine> sessions, String next) {}

  /** Personal access tokens of users. */
  public record TokensPage(Frame frame, Form form, List<TokenLine> tokens, String next) {}
}
