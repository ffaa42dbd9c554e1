package dev.postorder;

import dev.postorder.console.Route;
import dev.postorder.console.order.FilePages;
import dev.postorder.console.order.ListPages;
import dev.postorder.console.order.MultiRequestPages;
import dev.postorder.console.order.OrderPages;
import dev.postorder.freight.document.DocumentPages;
import dev.postorder.multirequest.MultiRequestReader;
import dev.postorder.order.search.Board;
import dev.postorder.order.search.OfficeSearch;
import dev.postorder.order.search.SavedFilters;
import dev.postorder.timeline.Timeline;
import java.util.List;
import java.util.stream.Stream;

/** The sections Orders and Multi-requests of the console, put together. */
final class OrderConsole {
  private OrderConsole() {}

  static List<Route> routes(Capabilities parts) {
    var timeline = new Timeline(parts.jdbi, DocumentPages.FETCHES);
    var filters = new SavedFilters(parts.jdbi, parts.clock, parts.callLog);
    var reader = new MultiRequestReader(parts.jdbi);
    return Stream.of(
            new ListPages(new OfficeSearch(parts.jdbi), new Board(parts.jdbi), filters, parts.zone)
                .routes(),
            new OrderPages(
                    parts.jdbi, parts.orders, timeline, parts.documents.documents(), parts.zone)
                .routes(),
            new FilePages(parts.jdbi, parts.changes).routes(),
            new MultiRequestPages(reader, parts.documents.shop(), parts.zone).routes())
        .flatMap(List::stream)
        .toList();
  }
}
