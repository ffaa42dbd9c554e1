package dev.postorder.document;

import dev.postorder.document.Paper.Block;
import dev.postorder.order.OrderView;
import dev.postorder.order.Place;
import dev.postorder.order.Role;
import dev.postorder.platform.config.Language;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Says an order as a paper. */
public final class OrderPaper {
  private final Texts texts;

  /** Papers in a language, with the dates of a zone. */
  public OrderPaper(Language language, ZoneId zone) {
    texts = new Texts(language, zone);
  }

  /** The form of an order. */
  public Paper of(OrderForm form, OrderView order) {
    boolean request = form == OrderForm.REQUEST;
    String requestId = String.valueOf(order.requestId());
    String number = request ? requestId : order.orderNumber().orElse(requestId);
    return new Paper(
        texts.language(),
        texts.of(form.title()),
        heading(number, order),
        number,
        bands(form, order),
        "",
        signatures(form),
        order.updatedAt());
  }

  /** The bands that tell what the order is, without its state; for papers about one. */
  public List<List<Block>> about(OrderView order) {
    return List.of(route(order), parties(order));
  }

  /** «№ 2600000000017 от 22.11.2026» */
  public String heading(String number, OrderView order) {
    return "%s %s %s %s"
        .formatted(
            texts.of(Term.NUMBER), number, texts.of(Term.DATED), texts.day(order.createdAt()));
  }

  private List<List<Block>> bands(OrderForm form, OrderView order) {
    return List.of(
        List.of(order(form, order), cargo(order.cargo())),
        route(order),
        parties(order),
        List.of(PartyBlock.of(texts, order.parties(), Role.PAYER), payment(order.payment())),
        List.of(PartyBlock.of(texts, order.parties(), Role.THIRD)));
  }

  private List<Block> route(OrderView order) {
    return List.of(
        place(order.pickup(), Term.PICKUP, order.produceDate()),
        place(order.delivery(), Term.DELIVERY, Optional.empty()));
  }

  private List<Block> parties(OrderView order) {
    return List.of(
        PartyBlock.of(texts, order.parties(), Role.SENDER),
        PartyBlock.of(texts, order.parties(), Role.RECEIVER));
  }

  private Block order(OrderForm form, OrderView order) {
    var rows =
        new Rows(texts)
            .add(Term.ORDER_NUMBER, order.orderNumber())
            .add(Term.REQUEST_NUMBER, String.valueOf(order.requestId()))
            .add(Term.MULTI_REQUEST, order.multiRequestId().map(String::valueOf))
            .add(Term.CREATED, texts.time(order.createdAt()))
            .add(Term.STATE, order.state().title(texts.language()))
            .add(
                form == OrderForm.GIVEOUT ? Term.GIVEN_OUT : Term.SINCE,
                texts.time(order.stateAt()))
            .add(Term.SUSPENDED, order.suspendedFrom().map(texts::day));
    return rows.under(Term.ORDER);
  }

  private Block place(Place place, Term title, Optional<LocalDate> date) {
    JsonNode details = place.details();
    return new Rows(texts)
        .add(Term.ADDRESS, place.byAddress() ? place.address() : Optional.empty())
        .add(
            Term.TERMINAL,
            place.byAddress() ? Optional.empty() : Texts.value(details, "terminalID"))
        .add(
            Term.DATE,
            date.map(texts::day)
                .or(() -> Texts.value(details, "date").map(Texts::day))
                .or(() -> Texts.value(details, "produceDate").map(Texts::day)))
        .add(Term.TIME, Texts.node(details, "time").flatMap(OrderPaper::hours))
        .under(title);
  }

  private static Optional<String> hours(JsonNode time) {
    if (time.isValueNode()) {
      return Optional.of(time.asString(""));
    }
    String hours =
        Stream.of("worktimeStart", "worktimeEnd")
            .flatMap(key -> Texts.value(time, key).stream())
            .collect(Collectors.joining("\u2013"));
    return Optional.of(hours);
  }

  private Block cargo(JsonNode cargo) {
    String sizes =
        Stream.of("length", "width", "height")
            .flatMap(key -> Texts.value(cargo, key).stream())
            .map(texts::number)
            .collect(Collectors.joining(" × "));
    return new Rows(texts)
        .add(Term.FREIGHT, Texts.value(cargo, "freightName"))
        .add(Term.PLACES, Texts.value(cargo, "quantity").map(texts::number))
        .add(Term.WEIGHT, Texts.value(cargo, "totalWeight").map(texts::number))
        .add(Term.VOLUME, Texts.value(cargo, "totalVolume").map(texts::number))
        .add(Term.SIZES, sizes)
        .add(
            Term.STATED_VALUE,
            Texts.node(cargo, "insurance")
                .flatMap(insurance -> Texts.value(insurance, "statedValue"))
                .map(texts::money))
        .under(Term.CARGO);
  }

  private Block payment(JsonNode payment) {
    boolean byOrder =
        Texts.value(payment, "giveOutByPaymentOrder").filter("true"::equals).isPresent();
    return new Rows(texts)
        .add(Term.PAYMENT_TYPE, Texts.value(payment, "type").map(this::paymentType))
        .add(Term.PAYS, Texts.value(payment, "primaryPayer").map(this::payer))
        .add(Term.PAYMENT_ORDER, byOrder ? texts.of(Term.BY_PAYMENT_ORDER) : "")
        .under(Term.PAYMENT);
  }

  private String paymentType(String type) {
    return switch (type) {
      case "cash" -> texts.of(Term.CASH);
      case "noncash" -> texts.of(Term.NONCASH);
      default -> type;
    };
  }

  private String payer(String role) {
    return switch (role) {
      case "sender" -> texts.of(Term.SENDER);
      case "receiver" -> texts.of(Term.RECEIVER);
      case "third" -> texts.of(Term.THIRD);
      default -> role;
    };
  }

  private List<String> signatures(OrderForm form) {
    return Stream.of(form == OrderForm.GIVEOUT ? Term.RECEIVER : Term.SENDER, Term.CARRIER)
        .map(texts::of)
        .toList();
  }
}
