package dev.postorder.console.notification;

import dev.postorder.access.OperatorRole;
import dev.postorder.console.Form;
import dev.postorder.console.Html;
import dev.postorder.console.Query;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.console.Visit;
import dev.postorder.console.Words;
import dev.postorder.notify.RenotifyDesk;
import dev.postorder.notify.RenotifyResult;
import dev.postorder.notify.Taken;
import dev.postorder.notify.desk.NotificationId;
import dev.postorder.notify.desk.Rule;
import dev.postorder.order.OrderReader;
import dev.postorder.order.OrderState;
import dev.postorder.order.OrderView;
import dev.postorder.platform.http.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * {@code /console/notifications/renotify?order=…}: tells of a completed order again; shows first
 * who would get what.
 */
public final class RenotifyPages {
  private static final String ROOT = Section.NOTIFICATIONS.address() + "/renotify";

  private final NotificationParts parts;

  /** Pages. */
  public RenotifyPages(NotificationParts parts) {
    this.parts = parts;
  }

  /** The pages. */
  public List<Route> routes() {
    return List.of(
        Route.page(Section.NOTIFICATIONS, ROOT, visit -> show(visit, visit.query())),
        Route.action(
            Section.NOTIFICATIONS, ROOT, OperatorRole.OPERATOR, "renotify", this::renotify));
  }

  private Response show(Visit visit, Query typed) {
    Optional<String> number = typed.get("order");
    return number.isEmpty()
        ? page(visit, 200, Form.of(typed), "", List.of())
        : parts.jdbi().withHandle(handle -> show(visit, handle, typed, number.get()));
  }

  private Response show(Visit visit, Handle handle, Query typed, String number) {
    Words words = visit.words();
    Optional<OrderView> order = OrderReader.find(handle, number);
    Optional<String> fault =
        order.isEmpty()
            ? Optional.of(words.say("order.unknown"))
            : order
                .map(OrderView::state)
                .filter(state -> state != OrderState.FINISHED)
                .map(state -> words.say("order.state", state.title(words.language())));
    if (fault.isPresent()) {
      return page(visit, 422, new Form(typed, Map.of("order", fault.get())), "", List.of());
    }
    List<RenotifyPage.Draft> drafts =
        parts.renotify().draft(handle, order(order.orElseThrow()), Optional.empty()).stream()
            .map(this::draft)
            .toList();
    return page(visit, 200, Form.of(typed), number, drafts);
  }

  private static Response page(
      Visit visit, int status, Form form, String order, List<RenotifyPage.Draft> drafts) {
    boolean acts = visit.operator().role().includes(OperatorRole.OPERATOR);
    return Html.page(
        status,
        "console/notification/renotify.jte",
        new RenotifyPage(
            visit.frame(visit.words().say("renotify.title")), form, order, acts, drafts));
  }

  private RenotifyPage.Draft draft(RenotifyDesk.Draft draft) {
    Taken taken = draft.notification();
    String channel = taken.webhookId().isPresent() ? "webhook" : taken.schedule();
    Optional<NotificationId> first =
        draft.firstId().map(id -> new NotificationId(taken.customerId(), id));
    String named = taken.webhookId().map(String::valueOf).orElse(taken.recipient());
    return new RenotifyPage.Draft(
        channel + " " + taken.role() + " " + named,
        channel,
        taken.role(),
        taken.recipient(),
        first.map(NotificationId::toString).orElse(""),
        first.map(NotificationPages::address).orElse(""),
        switch (channel) {
          case "sms" -> parts.texts().sms(taken).text();
          case "email" -> parts.texts().letter(taken, Optional.empty()).text();
          default -> "";
        });
  }

  private Response renotify(Visit visit) {
    String number = visit.form().get("order").orElse("");
    List<String> chosen = visit.form().all("who");
    String here = ROOT + "?" + new Query(Map.of("order", List.of(number))).encoded();
    if (chosen.isEmpty()) {
      return visit.redirect(here, "not-chosen");
    }
    List<RenotifyDesk.Recipient> only =
        chosen.stream().flatMap(text -> recipient(text).stream()).toList();
    RenotifyResult result = parts.jdbi().inTransaction(handle -> send(visit, handle, number, only));
    return switch (result) {
      case RenotifyResult.Queued(var count) ->
          visit.redirect(Section.NOTIFICATIONS.address() + "?order=" + number, "renotified", count);
      case RenotifyResult.NotFound() -> visit.redirect(here, "not-renotified");
      case RenotifyResult.NotCompleted(var state) -> visit.redirect(here, "not-completed");
      case RenotifyResult.TooSoon(var left) ->
          visit.redirect(here, "not-yet", Math.max(1, left.toSeconds() + 1));
    };
  }

  private RenotifyResult send(
      Visit visit, Handle handle, String number, List<RenotifyDesk.Recipient> only) {
    Optional<OrderView> found = OrderReader.find(handle, number);
    if (found.isEmpty()) {
      return new RenotifyResult.NotFound();
    }
    OrderView view = found.get();
    if (view.state() != OrderState.FINISHED) {
      return new RenotifyResult.NotCompleted(view.state().code());
    }
    visit.call().order(view.customerId(), view.requestId());
    boolean refused = !parts.renotify().refused(handle, order(view), only).isEmpty();
    return refused || only.isEmpty()
        ? new RenotifyResult.NotFound()
        : parts.renotify().send(handle, visit.call(), order(view), Optional.of(only));
  }

  private static RenotifyDesk.Order order(OrderView view) {
    return new RenotifyDesk.Order(view.customerId(), view.requestId());
  }

  /** Channel, role and recipient, as a draft's box names them. */
  private static Optional<RenotifyDesk.Recipient> recipient(String text) {
    String[] words = text.split(" ", 3);
    if (words.length < 3 || !Wanted.CHANNELS.contains(words[0])) {
      return Optional.empty();
    }
    boolean id = words[2].matches("[1-9][0-9]{0,8}");
    return words[0].equals("webhook") && !id
        ? Optional.empty()
        : Optional.of(
            new RenotifyDesk.Recipient(
                words[0],
                words[2],
                Optional.of(words[1]).filter(Rule.ROLES::contains),
                Optional.empty()));
  }
}
