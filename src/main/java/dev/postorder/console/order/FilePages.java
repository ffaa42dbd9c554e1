package dev.postorder.console.order;

import dev.postorder.access.OperatorRole;
import dev.postorder.change.ChangeType;
import dev.postorder.change.Changes;
import dev.postorder.change.FileResult;
import dev.postorder.change.Refusal;
import dev.postorder.console.Form;
import dev.postorder.console.Html;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.console.Visit;
import dev.postorder.console.Words;
import dev.postorder.order.OrderReader;
import dev.postorder.order.OrderView;
import dev.postorder.platform.http.Response;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /console/orders/{number}/change}: changes filed for a client, as {@code POST
 * /api/v1/orders/{number}/changes} does it. They wait for their decision.
 */
public final class FilePages {
  private static final String ONE = "/console/orders/([1-9][0-9]{0,9}|[0-9]{13})/change";

  private final Jdbi jdbi;
  private final Changes changes;

  /** Pages that file changes. */
  public FilePages(Jdbi jdbi, Changes changes) {
    this.jdbi = jdbi;
    this.changes = changes;
  }

  /** The page and the action. */
  public List<Route> routes() {
    OperatorRole needed = OperatorRole.OPERATOR;
    return List.of(
        Route.page(
            Section.ORDERS,
            ONE,
            needed,
            visit -> page(200, visit, type(visit.query().get("type")), Form.empty(), "")),
        Route.action(Section.ORDERS, ONE, needed, "file-change", this::file));
  }

  private static ChangeType type(Optional<String> code) {
    return code.flatMap(ChangeType::of)
        .filter(FileForm.TYPES::contains)
        .orElse(FileForm.TYPES.getFirst());
  }

  private Response page(int status, Visit visit, ChangeType type, Form form, String fault) {
    Words words = visit.words();
    Optional<OrderView> order = jdbi.withHandle(handle -> OrderReader.find(handle, visit.target()));
    return order
        .map(
            known ->
                Html.page(
                    status,
                    "console/order/file.jte",
                    new FilePage(
                        visit.frame(
                            words.say(
                                "file.title",
                                known.orderNumber().orElse(String.valueOf(known.requestId())))),
                        OrderPages.address(known.requestId()),
                        FileForm.TYPES.stream()
                            .map(one -> new Form.Option(one.code(), one.title(words.language())))
                            .toList(),
                        type.code(),
                        Form.options(words, "file.role", PartyForm.PAYERS),
                        Form.options(words, "file.payment", FileForm.PAYMENTS),
                        form,
                        fault)))
        .orElseGet(visit::notFound);
  }

  private Response file(Visit visit) {
    ChangeType type = type(visit.form().get("type"));
    var form = new FileForm(visit.form(), visit.words());
    Optional<ObjectNode> after = form.after(type);
    if (after.isEmpty()) {
      return page(422, visit, type, form.form(), "");
    }
    FileResult result =
        jdbi.inTransaction(
            handle -> changes.file(handle, visit.call(), visit.target(), type, after.get()));
    return switch (result) {
      case FileResult.Filed filed ->
          visit.redirect(OrderPages.address(visit.call().requestId().orElseThrow()), "filed");
      case FileResult.NotFound() -> visit.notFound();
      case FileResult.Refused(var refusal) ->
          page(409, visit, type, form.form(), visit.words().say("refused." + word(refusal)));
    };
  }

  private static String word(Refusal refusal) {
    return switch (refusal) {
      case Refusal.AnotherOpen() -> "open";
      case Refusal.State(var state) -> "state";
      case Refusal.NoPickup() -> "pickup";
      case Refusal.NoDelivery() -> "delivery";
      case Refusal.Suspended() -> "suspended";
      case Refusal.NotSuspended() -> "not-suspended";
      case Refusal.NoThirdParty() -> "third";
      case Refusal.AnonymousReceiver() -> "anonymous";
      case Refusal.TooLate(var day, var until) -> "state";
      case Refusal.ReadOnly() -> "state";
    };
  }
}
