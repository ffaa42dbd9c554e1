package dev.postorder.console.order;

import dev.postorder.access.OperatorRole;
import dev.postorder.console.Form;
import dev.postorder.console.Html;
import dev.postorder.console.Moment;
import dev.postorder.console.Query;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.console.Times;
import dev.postorder.console.Visit;
import dev.postorder.console.Words;
import dev.postorder.order.OrderState;
import dev.postorder.order.search.Board;
import dev.postorder.order.search.OfficeSearch;
import dev.postorder.order.search.OrderQuery;
import dev.postorder.order.search.OrderSlice;
import dev.postorder.order.search.SavedFilter;
import dev.postorder.order.search.SavedFilters;
import dev.postorder.order.search.StateCount;
import dev.postorder.platform.http.Response;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Finding orders: {@code /console/orders}, the state board, and saved filters. */
public final class ListPages {
  private static final String ROOT = "/console/orders";
  private static final String SAVED = ROOT + "/filters";

  private final OfficeSearch search;
  private final Board board;
  private final SavedFilters saved;
  private final Times times;

  /** Pages with times in the given zone. */
  public ListPages(OfficeSearch search, Board board, SavedFilters saved, ZoneId zone) {
    this.search = search;
    this.board = board;
    this.saved = saved;
    this.times = new Times(zone);
  }

  /** The pages. */
  public List<Route> routes() {
    return List.of(
        Route.page(Section.ORDERS, ROOT, this::list),
        Route.page(Section.ORDERS, ROOT + "/board", this::board),
        Route.action(Section.ORDERS, SAVED, OperatorRole.VIEWER, "save-filter", this::save),
        Route.action(
            Section.ORDERS, SAVED + "/forget", OperatorRole.VIEWER, "forget-filter", this::forget));
  }

  private Response list(Visit visit) {
    return list(visit, visit.query());
  }

  private Response list(Visit visit, Query typed) {
    Words words = visit.words();
    var form = new OrderForm(typed, times, words);
    OrderQuery query = form.query();
    OrderSlice found =
        form.faulty() ? new OrderSlice(List.of(), Optional.empty()) : search.search(query);
    Query fields = searched(typed);
    var page =
        new OrderListPage(
            visit.frame(words.say("orders.title")),
            form.form(),
            Arrays.stream(OrderState.values())
                .map(state -> new Form.Option(state.code(), state.title(words.language())))
                .toList(),
            found.orders().stream().map(order -> OrderLine.of(order, times, words)).toList(),
            found
                .next()
                .map(next -> ROOT + "?" + fields.with("after", next.toString()).encoded())
                .orElse(""),
            found.next().isPresent() && found.orders().size() < OrderForm.PAGE,
            saved.of(visit.operator().actor()),
            fields.encoded());
    String template = visit.partial() ? "console/order/found.jte" : "console/order/list.jte";
    return Html.page(form.faulty() ? 422 : 200, template, page);
  }

  /** The fields of the search alone. */
  private static Query searched(Query typed) {
    var fields = new LinkedHashMap<>(typed.fields());
    fields.keySet().retainAll(OrderForm.FIELDS);
    return new Query(fields);
  }

  private Response board(Visit visit) {
    List<StateCount> states = board.states();
    return Html.page(
        200,
        "console/order/board.jte",
        new BoardPage(
            visit.frame(visit.words().say("board.title")),
            tiles(states, visit.words(), false),
            tiles(states, visit.words(), true)));
  }

  private List<BoardPage.Tile> tiles(List<StateCount> states, Words words, boolean ended) {
    return states.stream()
        .filter(count -> count.state().ended() == ended)
        .map(count -> tile(count, words))
        .toList();
  }

  private BoardPage.Tile tile(StateCount count, Words words) {
    return new BoardPage.Tile(
        ROOT + "?state=" + count.state().code(),
        count.state().title(words.language()),
        count.more()
            ? words.say("board.more", count.orders())
            : words.say("board.count", count.orders()),
        count
            .oldest()
            .map(oldest -> oldest.orderNumber().orElse(String.valueOf(oldest.requestId())))
            .orElse(""),
        count.oldest().map(oldest -> OrderPages.address(oldest.requestId())).orElse(""),
        count
            .oldest()
            .map(oldest -> times.moment(oldest.since(), words))
            .orElseGet(() -> new Moment("", "", "")));
  }

  private Response save(Visit visit) {
    String name = visit.form().get("name").orElse("");
    Query fields = searched(Query.parse(visit.form().get("query").orElse("")));
    String query = fields.encoded();
    boolean fits =
        !name.isEmpty()
            && name.length() <= SavedFilters.LONGEST_NAME
            && name.chars().noneMatch(Character::isISOControl)
            && !query.isEmpty()
            && query.length() <= SavedFilters.LONGEST_QUERY;
    boolean kept =
        fits && saved.save(visit.call(), visit.operator().actor(), new SavedFilter(name, query));
    return kept
        ? visit.redirect(ROOT + "?" + query, "filter-saved")
        : visit.sentence(422, fits ? "filter-many" : "filter-unfit");
  }

  private Response forget(Visit visit) {
    saved.forget(visit.call(), visit.operator().actor(), visit.form().get("name").orElse(""));
    return visit.redirect(ROOT, "filter-forgotten");
  }
}
