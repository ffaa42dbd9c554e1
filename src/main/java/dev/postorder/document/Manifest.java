package dev.postorder.document;

import dev.postorder.multirequest.MultiRequestDetails;
import dev.postorder.order.OrderView;
import dev.postorder.order.Party;
import dev.postorder.order.Place;
import dev.postorder.order.Role;
import dev.postorder.platform.config.Language;
import dev.postorder.platform.pages.Pages;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The manifest of a multi-request: what is picked up at one address, order by order. */
public final class Manifest {
  private final Texts texts;

  /** Manifests in a language, with the dates of a zone. */
  public Manifest(Language language, ZoneId zone) {
    texts = new Texts(language, zone);
  }

  /**
   * An order on it; what is not known is empty.
   *
   * @param number the orderID, or the requestID of an order without one
   * @param places how many pieces
   * @param weight in kilograms
   * @param volume in cubic metres
   */
  public record Line(
      String number,
      String sender,
      String receiver,
      String phone,
      String to,
      String cargo,
      String places,
      String weight,
      String volume) {

    /** The barcode of the number. */
    public List<Code128.Bar> bars() {
      return Code128.bars(number);
    }

    /** How wide it is, as a length in CSS. */
    public String breadth() {
      return Code128.breadth(bars());
    }
  }

  /** What the orders are together; a figure that not one of them says is empty. */
  public record Sum(int orders, String places, String weight, String volume) {}

  /** What the table of the paper shows, in its language. */
  public record Table(List<String> heads, List<Line> lines, String together, Sum sum) {}

  /** The orders of a multi-request. */
  public List<Line> lines(MultiRequestDetails of) {
    return of.orders().stream().map(this::line).toList();
  }

  /** What they are together. */
  public Sum sum(MultiRequestDetails of) {
    return new Sum(
        of.orders().size(),
        total(of, "quantity"),
        total(of, "totalWeight"),
        total(of, "totalVolume"));
  }

  /** The paper. */
  public Paper paper(MultiRequestDetails of) {
    String number = String.valueOf(of.multiRequest().requestId());
    var table =
        new Table(
            Stream.of(
                    Term.ORDER,
                    Term.SENDER,
                    Term.RECEIVER,
                    Term.DELIVERY,
                    Term.CARGO,
                    Term.PIECES,
                    Term.WEIGHT,
                    Term.VOLUME)
                .map(texts::of)
                .toList(),
            lines(of),
            texts.of(Term.TOGETHER),
            sum(of));
    return new Paper(
        texts.language(),
        texts.of(Term.MANIFEST),
        "%s %s %s %s"
            .formatted(
                texts.of(Term.NUMBER),
                number,
                texts.of(Term.DATED),
                texts.day(of.multiRequest().createdAt())),
        number,
        List.of(
            List.of(
                new Rows(texts)
                    .add(Term.ADDRESS, of.multiRequest().address())
                    .add(Term.REQUESTER, of.multiRequest().customerName())
                    .add(Term.QUEUED, texts.time(of.multiRequest().createdAt()))
                    .under(Term.PICKUP))),
        Pages.render("document/manifest.jte", table),
        Stream.of(Term.SENDER, Term.CARRIER).map(texts::of).toList(),
        asOf(of));
  }

  private static Instant asOf(MultiRequestDetails of) {
    return of.orders().stream()
        .map(OrderView::updatedAt)
        .max(Instant::compareTo)
        .orElse(of.multiRequest().createdAt());
  }

  private Line line(OrderView order) {
    return new Line(
        order.orderNumber().orElse(String.valueOf(order.requestId())),
        name(order, Role.SENDER),
        name(order, Role.RECEIVER),
        party(order, Role.RECEIVER)
            .flatMap(
                party ->
                    party.phones().stream()
                        .map(texts::phone)
                        .findFirst()
                        .or(() -> party.phone().map(phone -> texts.phone(phone, ""))))
            .orElse(""),
        to(order.delivery()),
        Texts.value(order.cargo(), "freightName").orElse(""),
        figure(order, "quantity"),
        figure(order, "totalWeight"),
        figure(order, "totalVolume"));
  }

  private static Optional<Party> party(OrderView order, Role role) {
    return order.parties().stream().filter(party -> party.role() == role).findFirst();
  }

  private String name(OrderView order, Role role) {
    Function<Party, String> name =
        party ->
            party.name().isBlank() && party.anonymous() ? texts.of(Term.ANONYMOUS) : party.name();
    return party(order, role).map(name).orElse("");
  }

  private String to(Place place) {
    return place
        .address()
        .filter(address -> place.byAddress())
        .or(
            () ->
                Texts.value(place.details(), "terminalID")
                    .map(id -> texts.of(Term.TERMINAL) + " " + id))
        .orElse("");
  }

  private String figure(OrderView order, String key) {
    return Texts.value(order.cargo(), key).map(texts::number).orElse("");
  }

  private String total(MultiRequestDetails of, String key) {
    return of.orders().stream()
        .flatMap(order -> Texts.value(order.cargo(), key).stream())
        .flatMap(text -> Texts.decimal(text).stream())
        .reduce(BigDecimal::add)
        .map(sum -> texts.number(sum.toPlainString()))
        .orElse("");
  }
}
