package dev.postorder.console.order;

import dev.postorder.access.OperatorRole;
import dev.postorder.console.Form;
import dev.postorder.console.Html;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.console.Times;
import dev.postorder.console.Tone;
import dev.postorder.console.Visit;
import dev.postorder.console.Words;
import dev.postorder.console.order.OrderPage.Chip;
import dev.postorder.console.order.OrderPage.Link;
import dev.postorder.document.Documents;
import dev.postorder.document.OrderForm;
import dev.postorder.document.OrderPaper;
import dev.postorder.document.Paper.Block;
import dev.postorder.order.OrderReader;
import dev.postorder.order.OrderState;
import dev.postorder.order.OrderView;
import dev.postorder.order.Orders;
import dev.postorder.order.StateResult;
import dev.postorder.platform.http.Response;
import dev.postorder.timeline.Entry;
import dev.postorder.timeline.Kind;
import dev.postorder.timeline.Position;
import dev.postorder.timeline.Timeline;
import dev.postorder.timeline.TimelinePage;
import dev.postorder.timeline.What;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** {@code /console/orders/<requestID>}: an order and all that happened to it. */
public final class OrderPages {
  private static final String ROOT = "/console/orders/";
  private static final String ONE = ROOT + "([1-9][0-9]{0,9}|[0-9]{13})";
  private static final int ENTRIES = 50;
  private static final int STATES = 100;

  private final Jdbi jdbi;
  private final Orders orders;
  private final Timeline timeline;
  private final Documents documents;
  private final Times times;

  /** Pages with times in the given zone. */
  public OrderPages(Jdbi jdbi, Orders orders, Timeline timeline, Documents documents, ZoneId zone) {
    this.jdbi = jdbi;
    this.orders = orders;
    this.timeline = timeline;
    this.documents = documents;
    this.times = new Times(zone);
  }

  /** Where the page of an order is. */
  public static String address(int requestId) {
    return ROOT + requestId;
  }

  /** The pages. */
  public List<Route> routes() {
    return List.of(
        Route.page(Section.ORDERS, ONE, this::page),
        Route.page(Section.ORDERS, ONE + "/([a-z0-9]+)\\.pdf", this::document),
        Route.action(Section.ORDERS, ONE + "/state", OperatorRole.OPERATOR, "move", this::move));
  }

  private Optional<OrderView> find(String number) {
    return jdbi.withHandle(handle -> OrderReader.find(handle, number));
  }

  private Response page(Visit visit) {
    Optional<OrderView> found = find(visit.target());
    if (found.isEmpty()) {
      return visit.notFound();
    }
    OrderView order = found.get();
    if (visit.target().length() == 13) {
      return visit.redirect(address(order.requestId()));
    }
    Optional<Kind> kind = visit.query().get("kind").flatMap(Kind::of);
    TimelinePage entries =
        timeline.page(
            order.customerId(),
            order.requestId(),
            kind.map(Set::of).orElse(Set.of()),
            visit.query().get("after").flatMap(Position::of),
            ENTRIES);
    return Html.page(200, "console/order/order.jte", model(visit, order, kind, entries));
  }

  private OrderPage model(Visit visit, OrderView order, Optional<Kind> kind, TimelinePage entries) {
    Words words = visit.words();
    String number = order.orderNumber().orElse(String.valueOf(order.requestId()));
    String address = address(order.requestId());
    boolean works = visit.operator().role().includes(OperatorRole.OPERATOR);
    var writer = new TimelineWriter(times, words);
    return new OrderPage(
        visit.frame(words.say("order.title", number)),
        address,
        number,
        order.state().title(words.language()),
        Tone.of(order.state().code()),
        order.customer().toString(),
        "/console/orders?customer=" + order.customer(),
        order.multiRequestId().map(String::valueOf).orElse(""),
        StateLine.of(order, of(order, Kind.STATE, STATES), times, words),
        facts(order, words),
        open(order, words),
        documents(order, words),
        works ? moves(order, words) : List.of(),
        works && order.state() == OrderState.FINISHED
            ? "/console/notifications/renotify?order=" + number
            : "",
        chips(address, kind, words),
        entries.entries().stream().map(writer::line).toList(),
        entries
            .next()
            .map(
                next ->
                    address
                        + "?after="
                        + next
                        + kind.map(one -> "&kind=" + one.code()).orElse("")
                        + "#timeline")
            .orElse(""));
  }

  private List<Entry> of(OrderView order, Kind kind, int most) {
    return timeline
        .page(order.customerId(), order.requestId(), Set.of(kind), Optional.empty(), most)
        .entries();
  }

  /** What the papers of an order say of it, in the page's language. */
  private List<Block> facts(OrderView order, Words words) {
    return new OrderPaper(words.language(), times.zone())
        .of(OrderForm.WAYBILL, order).bands().stream().flatMap(List::stream).toList();
  }

  private List<Link> open(OrderView order, Words words) {
    var open = new ArrayList<Link>();
    for (Entry entry : of(order, Kind.CHANGE, STATES)) {
      if (entry.what() instanceof What.Filed filed && filed.status().code().equals("in_progress")) {
        open.add(new Link("/console/changes/" + filed.id(), filed.type().title(words.language())));
      }
    }
    return open;
  }

  private static List<Link> documents(OrderView order, Words words) {
    return Arrays.stream(OrderForm.values())
        .filter(form -> form.madeIn(order.state()))
        .map(
            form ->
                new Link(
                    address(order.requestId())
                        + "/"
                        + form.name().toLowerCase(Locale.ROOT)
                        + ".pdf",
                    form.title(words.language())))
        .toList();
  }

  private static List<Form.Option> moves(OrderView order, Words words) {
    return order.state().onward().stream()
        .map(state -> new Form.Option(state.code(), state.title(words.language())))
        .toList();
  }

  private static List<Chip> chips(String address, Optional<Kind> kind, Words words) {
    var chips = new ArrayList<Chip>();
    chips.add(new Chip(address + "#timeline", words.say("kind.all"), kind.isEmpty()));
    for (Kind one : Kind.values()) {
      chips.add(
          new Chip(
              address + "?kind=" + one.code() + "#timeline",
              words.say("kinds." + one.code()),
              kind.filter(one::equals).isPresent()));
    }
    return chips;
  }

  private Response document(Visit visit) {
    String name = visit.targets().get(1);
    Optional<OrderForm> form =
        Arrays.stream(OrderForm.values())
            .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(name))
            .findFirst();
    return form.flatMap(
            known -> find(visit.target()).map(order -> documents.print(order.requestId(), known)))
        .map(printed -> PdfAnswer.of(visit, printed, name))
        .orElseGet(visit::notFound);
  }

  private Response move(Visit visit) {
    Optional<OrderState> to = visit.form().get("state").flatMap(OrderState::of);
    if (to.isEmpty()) {
      return visit.sentence(422, "move-nowhere");
    }
    StateResult result =
        jdbi.inTransaction(handle -> orders.move(handle, visit.call(), visit.target(), to.get()));
    return switch (result) {
      case StateResult.Moved moved -> visit.redirect(address(moved.requestId()), "moved");
      case StateResult.NotFound() -> visit.notFound();
      case StateResult.Forbidden(var from) -> visit.sentence(409, "move-forbidden");
    };
  }
}
