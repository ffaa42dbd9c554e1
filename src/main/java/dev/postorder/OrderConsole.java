package dev.postorder;

import dev.postorder.calllog.CallLog;
import dev.postorder.console.Route;
import dev.postorder.console.order.ListPages;
import dev.postorder.console.order.MultiRequestPages;
import dev.postorder.console.order.OrderPages;
import dev.postorder.freight.document.DocumentPages;
import dev.postorder.multirequest.MultiRequestReader;
import dev.postorder.order.Orders;
import dev.postorder.order.search.Board;
import dev.postorder.order.search.OfficeSearch;
import dev.postorder.order.search.SavedFilters;
import dev.postorder.timeline.Timeline;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** The sections Orders and Multi-requests of the console, put together. */
final class OrderConsole {
  private OrderConsole() {}

  static List<Route> routes(
      Jdbi jdbi,
      Clock clock,
      CallLog callLog,
      Orders orders,
      DocumentParts documents,
      ZoneId zone) {
    var timeline = new Timeline(jdbi, DocumentPages.FETCHES);
    return Stream.of(
            new ListPages(
                    new OfficeSearch(jdbi),
                    new Board(jdbi),
                    new SavedFilters(jdbi, clock, callLog),
                    zone)
                .routes(),
            new OrderPages(jdbi, orders, timeline, documents.documents(), zone).routes(),
            new MultiRequestPages(new MultiRequestReader(jdbi), documents.shop(), zone).routes())
        .flatMap(List::stream)
        .toList();
  }
}
