package dev.postorder.console.user;

import dev.postorder.access.AccessFilter;
import dev.postorder.access.OperatorRole;
import dev.postorder.access.Register;
import dev.postorder.access.UserEntry;
import dev.postorder.access.UserRights;
import dev.postorder.console.Form;
import dev.postorder.console.Html;
import dev.postorder.console.Visit;
import dev.postorder.console.Words;
import dev.postorder.console.access.HookLine;
import dev.postorder.console.access.OpenLine;
import dev.postorder.console.access.PeopleParts;
import dev.postorder.console.access.Seen;
import dev.postorder.console.access.TokenLine;
import dev.postorder.console.access.UserLine;
import dev.postorder.notify.webhook.WebhookFilter;
import dev.postorder.platform.http.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/** Shows the page of a user, whatever an action before it told. */
final class UserView {
  private static final int MOST_CUSTOMERS = 1000;
  private static final int MOST = 100;

  private final PeopleParts parts;

  UserView(PeopleParts parts) {
    this.parts = parts;
  }

  Optional<UserEntry> find(Handle handle, Visit visit) {
    return Register.user(handle, Long.parseLong(visit.target()));
  }

  /** What the rights of a user are, in a word. */
  static String seen(UserEntry user) {
    return Seen.of(new TreeMap<>(user.levels()));
  }

  Response show(int status, Visit visit, UserPage.Told told, List<Form.Option> choices) {
    return parts
        .jdbi()
        .withHandle(
            handle ->
                find(handle, visit)
                    .map(
                        user ->
                            Html.page(
                                status,
                                "console/user/one.jte",
                                page(handle, visit, user, told, choices)))
                    .orElseGet(visit::notFound));
  }

  private UserPage page(
      Handle handle, Visit visit, UserEntry user, UserPage.Told told, List<Form.Option> choices) {
    Words words = visit.words();
    boolean administers = visit.operator().role().includes(OperatorRole.ADMINISTRATOR);
    var filter = new AccessFilter(Optional.of(user.login()), Optional.empty());
    return new UserPage(
        visit.frame(user.login()),
        UserLine.of(user, ""),
        Register.grants(handle, user.id(), MOST_CUSTOMERS),
        seen(user),
        levels(words),
        told,
        choices,
        administers ? tokens(handle, filter, words) : List.of(),
        administers ? sessions(handle, filter, words) : List.of(),
        parts.webhooks().list(WebhookFilter.ofUser(user.login()), 0, MOST).stream()
            .map(webhook -> HookLine.of(webhook, parts.times(), words))
            .toList(),
        administers);
  }

  static List<Form.Option> levels(Words words) {
    return Form.options(
        words,
        "level",
        IntStream.rangeClosed(0, UserRights.HIGHEST_LEVEL).mapToObj(String::valueOf).toList());
  }

  private List<TokenLine> tokens(Handle handle, AccessFilter filter, Words words) {
    Instant now = parts.clock().instant();
    return parts.tokens().find(handle, filter, Optional.empty(), 0, MOST).stream()
        .map(token -> TokenLine.of(token, now, parts.times(), words))
        .toList();
  }

  private List<OpenLine> sessions(Handle handle, AccessFilter filter, Words words) {
    return parts.sessions().find(handle, filter, Optional.empty(), MOST).stream()
        .map(session -> OpenLine.of(session, parts.times(), words))
        .toList();
  }
}
