package dev.postorder.console.notification;

import dev.postorder.access.OperatorRole;
import dev.postorder.console.Html;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.console.Times;
import dev.postorder.console.Visit;
import dev.postorder.notify.desk.DeliveryHosts;
import dev.postorder.notify.desk.Moved;
import dev.postorder.platform.http.Response;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** {@code /console/notifications/hosts}: hosts that are left alone, and their waking. */
public final class HostPages {
  private static final String ROOT = Section.NOTIFICATIONS.address() + "/hosts";

  private final NotificationParts parts;
  private final Times times;

  /** Pages with times in the given zone. */
  public HostPages(NotificationParts parts, ZoneId zone) {
    this.parts = parts;
    this.times = new Times(zone);
  }

  /** The pages. */
  public List<Route> routes() {
    return List.of(
        Route.page(Section.NOTIFICATIONS, ROOT, this::hosts),
        Route.action(
            Section.NOTIFICATIONS, ROOT + "/wake", OperatorRole.OPERATOR, "wake", this::wake));
  }

  private Response hosts(Visit visit) {
    Instant now = parts.clock().instant();
    List<HostsPage.Line> lines =
        parts.desk().hosts().list().stream().map(host -> line(visit, host, now)).toList();
    boolean acts = visit.operator().role().includes(OperatorRole.OPERATOR);
    return Html.page(
        200,
        "console/notification/hosts.jte",
        new HostsPage(visit.frame(visit.words().say("hosts")), acts, lines));
  }

  private HostsPage.Line line(Visit visit, DeliveryHosts.Resting host, Instant now) {
    return new HostsPage.Line(
        host.channel(),
        host.host(),
        host.restUntil().isAfter(now),
        times.moment(host.restUntil(), visit.words()),
        host.openings(),
        host.why());
  }

  private Response wake(Visit visit) {
    String channel = visit.form().get("channel").orElse("");
    if (!Wanted.CHANNELS.contains(channel)) {
      return visit.redirect(ROOT, "not-chosen");
    }
    String host = visit.form().get("host").orElse("");
    Moved moved =
        parts
            .jdbi()
            .inTransaction(
                handle ->
                    parts
                        .desk()
                        .hosts()
                        .wake(handle, visit.call(), channel, host, DeliveryHosts.MOST));
    return visit.redirect(ROOT, moved.more() ? "woken.more" : "woken", moved.count());
  }
}
