package dev.postorder.freight.document;

import dev.postorder.document.DocumentLinks.Target;
import dev.postorder.document.OrderForm;
import dev.postorder.document.PrintShop;
import dev.postorder.document.Printed;
import dev.postorder.freight.body.Choice;
import dev.postorder.freight.method.Answers;
import dev.postorder.freight.method.Method;
import dev.postorder.freight.method.Reply;
import dev.postorder.freight.method.Turn;
import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.FreightError;
import dev.postorder.order.DocumentUid;
import dev.postorder.order.OrderView;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * v1/printable and v1/customers/request/pdf: printable forms as base64 (freight specification,
 * section 8).
 */
public final class PrintMethods {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String UID = "docUID";
  private static final String MODE = "mode";
  private static final String REQUEST_ID = "requestID";

  private final Desk desk;
  private final Answers answers;

  /** Methods over the documents. */
  public PrintMethods(Desk desk, Answers answers) {
    this.desk = desk;
    this.answers = answers;
  }

  /** The methods by path. */
  public Map<String, Method> methods() {
    return Map.of(
        "v1/printable", Method.read(this::printable),
        "v1/customers/request/pdf", Method.read(this::request));
  }

  private Reply printable(Turn turn) {
    String uid = turn.body().requiredText(UID).strip();
    Optional<PrintMode> mode =
        Choice.required(turn.body(), MODE, PrintMode.CODES).flatMap(PrintMode::of);
    if (!turn.faults().none()) {
      return new Reply.Refused(turn.faults().all());
    }
    return printable(turn, uid, mode.orElseThrow());
  }

  private Reply printable(Turn turn, String uid, PrintMode mode) {
    OptionalInt named = DocumentUid.requestId(uid);
    String number = named.isPresent() ? String.valueOf(named.getAsInt()) : uid;
    Printed printed =
        mode.form()
            .map(form -> desk.documents().print(turn.userId(), number, form))
            .orElseGet(() -> desk.documents().none(turn.userId(), number));
    return reply(
        turn,
        printed,
        Reply.refused(FreightError.ORDER_UNKNOWN, UID),
        Reply.refused(Fault.saying(FreightError.UNAVAILABLE, mode.unavailable(), MODE)),
        pdf -> answers.data(list(uid, mode, pdf)));
  }

  /** The document; a delivery note has a link, too. */
  private ArrayNode list(String uid, PrintMode mode, Printed.Pdf pdf) {
    ObjectNode document = NODES.objectNode().put("uid", uid).put("base64", base64(pdf));
    ArrayNode urls = document.putArray("url");
    if (mode == PrintMode.GIVEOUT) {
      desk.links()
          .url(new Target.Order(pdf.order().requestId(), OrderForm.GIVEOUT))
          .ifPresent(urls::add);
    }
    return NODES.arrayNode().add(document);
  }

  private Reply request(Turn turn) {
    String number = turn.body().requiredText(REQUEST_ID).strip();
    if (!turn.faults().none()) {
      return new Reply.Refused(turn.faults().all());
    }
    Reply unknown = new Reply.Said(REQUEST_ID, "Заявка не найдена");
    return reply(
        turn,
        desk.documents().print(turn.userId(), number, OrderForm.REQUEST),
        unknown,
        unknown,
        pdf -> NODES.objectNode().put("base64", base64(pdf)));
  }

  private static Reply reply(
      Turn turn,
      Printed printed,
      Reply unknown,
      Reply unavailable,
      Function<Printed.Pdf, ObjectNode> answer) {
    return switch (printed) {
      case Printed.Pdf pdf -> {
        about(turn, pdf.order());
        yield Reply.done(answer.apply(pdf));
      }
      case Printed.NotFound() -> unknown;
      case Printed.NotAvailable(OrderView order) -> {
        about(turn, order);
        yield unavailable;
      }
      case Printed.Busy() -> Reply.Wait.after(PrintShop.RETRY_AFTER);
    };
  }

  private static void about(Turn turn, OrderView order) {
    turn.call().order(order.customerId(), order.requestId());
  }

  private static String base64(Printed.Pdf pdf) {
    return Base64.getEncoder().encodeToString(pdf.bytes());
  }
}
