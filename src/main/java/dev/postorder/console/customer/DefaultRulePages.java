package dev.postorder.console.customer;

import dev.postorder.access.OperatorRole;
import dev.postorder.console.Html;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.console.Visit;
import dev.postorder.console.Words;
import dev.postorder.console.access.PeopleParts;
import dev.postorder.console.access.Seen;
import dev.postorder.notify.desk.Rule;
import dev.postorder.platform.http.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * {@code /console/access/rules}: who is told of what on which channel where a customer says nothing
 * else, as {@code /api/v1/notification-rules} does it.
 */
public final class DefaultRulePages {
  private static final String ROOT = "/console/access/rules";

  private final PeopleParts parts;

  /** Pages over the rules. */
  public DefaultRulePages(PeopleParts parts) {
    this.parts = parts;
  }

  /** The page and its action. */
  public List<Route> routes() {
    return List.of(
        Route.page(Section.CUSTOMERS, ROOT, this::show),
        Route.action(
            Section.CUSTOMERS, ROOT, OperatorRole.ADMINISTRATOR, "default-rules", this::set));
  }

  private Response show(Visit visit) {
    return page(200, visit, parts.jdbi().withHandle(parts.rules()::defaults), "");
  }

  private static Response page(int status, Visit visit, List<Rule> rules, String fault) {
    Words words = visit.words();
    return Html.page(
        status,
        "console/customer/defaults.jte",
        new DefaultRulesPage(
            visit.frame(words.say("defaults.title")),
            ROOT,
            RuleTable.columns(words),
            RuleTable.rows(rules, words),
            Seen.of(rules),
            fault,
            visit.operator().role().includes(OperatorRole.ADMINISTRATOR)));
  }

  private Response set(Visit visit) {
    return parts.jdbi().inTransaction(handle -> set(handle, visit));
  }

  private Response set(Handle handle, Visit visit) {
    parts.rules().lockDefaults(handle);
    List<Rule> now = parts.rules().defaults(handle);
    if (!visit.form().get(Seen.FIELD).orElse("").equals(Seen.of(now))) {
      return page(409, visit, now, visit.words().say("changed"));
    }
    List<Rule> wanted = RuleTable.turned(now, new HashSet<>(visit.form().all("rule")));
    parts.rules().setDefaults(handle, wanted);
    parts.callLog().trail(handle, visit.call(), Optional.of("rules: " + wanted.size()));
    return visit.redirect(ROOT, "defaults", wanted.size());
  }
}
