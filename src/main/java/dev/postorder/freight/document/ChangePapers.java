package dev.postorder.freight.document;

import dev.postorder.change.ChangeView;
import dev.postorder.change.HistoryEntry;
import dev.postorder.document.OrderPaper;
import dev.postorder.document.Paper;
import dev.postorder.document.Paper.Block;
import dev.postorder.document.Paper.Row;
import dev.postorder.freight.page.HistoryPages;
import dev.postorder.order.OrderView;
import dev.postorder.platform.config.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Papers of changes: the page of the history, and what order it is about. */
public final class ChangePapers {
  private final Language language;
  private final HistoryPages pages;
  private final OrderPaper orders;
  private final DateTimeFormatter time;

  /** Papers in the language of the pages, with times in a zone. */
  public ChangePapers(Language language, ZoneId zone, HistoryPages pages) {
    this.language = language;
    this.pages = pages;
    this.orders = new OrderPaper(language, zone);
    this.time = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm", Locale.ROOT).withZone(zone);
  }

  /** The paper of a change of an order. */
  public Paper of(ChangeView change, OrderView order) {
    String number = order.orderNumber().orElse(String.valueOf(order.requestId()));
    var bands = new ArrayList<List<Block>>();
    bands.add(List.of(request(change)));
    bands.addAll(orders.about(order));
    return new Paper(
        language,
        pages.title(change.type()),
        say("к заказу ", "for order ") + orders.heading(number, order),
        number,
        bands,
        pages.content(entry(change)),
        List.of(),
        change.decidedAt().orElse(change.createdAt()));
  }

  private Block request(ChangeView change) {
    var rows = new ArrayList<Row>();
    rows.add(row(say("Запрос подан", "Requested"), change.createdAt()));
    change.decidedAt().ifPresent(at -> rows.add(row(say("Решение принято", "Decided"), at)));
    return new Block(say("Рассмотрение", "Consideration"), rows);
  }

  private Row row(String name, Instant at) {
    return new Row(name, time.format(at));
  }

  private String say(String russian, String english) {
    return language == Language.RU ? russian : english;
  }

  private static HistoryEntry entry(ChangeView change) {
    return new HistoryEntry(
        change.id(),
        change.type(),
        change.status(),
        change.createdAt(),
        change.before().toString(),
        change.after(),
        change.reason());
  }
}
