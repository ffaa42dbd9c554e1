package dev.postorder.order.search;

import dev.postorder.order.OrderState;
import dev.postorder.order.search.OfficeStore.Hit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * Finds orders of all customers, for the back office.
 *
 * <p>What many orders have in common is found among the newest, one after another, until the page
 * is full. What is rare is not: then its index names all that have it, and these are sorted. So
 * neither is ever read by the hundred thousand.
 */
public final class OfficeSearch {
  /** How many of the newest are looked at before an index is asked. */
  private static final int GLANCE = 2_000;

  /** As above where only their words are looked at, which are read in their order. */
  private static final int GLANCE_AT_WORDS = 10_000;

  /** How many orders one page looks at where no index narrows the search. */
  static final int LOOK = 20_000;

  /** From so many of them on it is cheaper to go on looking than to ask an index. */
  private static final int MANY = 12;

  /** How much further is looked than the glance promises, as chance is not even. */
  private static final double MARGIN = 1.5;

  private static final String PATIENCE = "set local statement_timeout = '10s'";

  /** Where words are named that every tenth order has, smaller bitmaps would turn coarse. */
  private static final String ROOM = "set local work_mem = '64MB'";

  /** A walk follows indexes that have the order, however few orders the plan expects. */
  private static final String WALKING = "set local enable_sort = off";

  private static final String SORTING = "set local enable_sort = on";

  /** Else an index that has all columns is gone through, customer by customer. */
  private static final String BY_CHANGE = "set local enable_indexonlyscan = off";

  private static final int CHANGED = 10_000;

  private final Jdbi jdbi;

  /** Searches this database. */
  public OfficeSearch(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A page of orders, the newest first. */
  public OrderSlice search(OrderQuery query) {
    return jdbi.inTransaction(
        handle -> {
          handle.execute(PATIENCE + "; " + ROOM);
          return search(handle, query);
        });
  }

  static OrderSlice search(Handle handle, OrderQuery query) {
    return new Run(handle, query).slice();
  }

  /** One search. */
  private static final class Run {
    private static final OrderSlice NOTHING = new OrderSlice(List.of(), Optional.empty());

    private final Handle handle;
    private final OrderQuery query;

    Run(Handle handle, OrderQuery query) {
      this.handle = handle;
      this.query = query;
    }

    OrderSlice slice() {
      List<List<Criterion>> groups = groups().stream().map(this::meant).toList();
      List<Long> customers =
          query.customer().map(text -> MeantCustomers.of(handle, text)).orElse(List.of());
      if (groups.stream().anyMatch(List::isEmpty)
          || (query.customer().isPresent() && customers.isEmpty())) {
        return NOTHING;
      }
      if (groups.isEmpty()) {
        return broad(customers);
      }
      List<Criterion> best = best(groups);
      boolean few = best.stream().allMatch(Criterion::few);
      if (!few) {
        handle.execute(WALKING);
        Optional<Criterion.PartyWords> words = words(groups, customers);
        int glance = words.isPresent() ? GLANCE_AT_WORDS : GLANCE;
        List<Hit> newest = newest(groups, customers, words, glance);
        if (newest.size() <= query.limit() && newest.size() >= MANY) {
          newest = newest(groups, customers, words, further(glance, newest.size()));
        }
        if (newest.size() > query.limit()) {
          return full(newest);
        }
        handle.execute(SORTING);
      }
      var sql = new OfficeSql(groups);
      String text = sql.keyed(best, query.states(), customers);
      return full(
          OfficeStore.hits(
              bound(text, sql).bind("newest", query.limit() + 1).bind("take", query.limit() + 1)));
    }

    private int further(int glance, int found) {
      return (int) (glance * MARGIN * (query.limit() + 1) / found);
    }

    /** What of a group means any order. */
    private List<Criterion> meant(List<Criterion> group) {
      List<Criterion> asked = group.stream().filter(c -> c.meansAny().isPresent()).toList();
      if (asked.isEmpty()) {
        return group;
      }
      var sql = new OfficeSql(List.of());
      Boolean[] any =
          handle.createQuery(sql.meant(asked)).bindMap(sql.values()).mapTo(Boolean[].class).one();
      return group.stream().filter(c -> !asked.contains(c) || any[asked.indexOf(c)]).toList();
    }

    /**
     * The words of parties, where every order that is meant has them. An order without parties has
     * no row of words. States that few orders are in have a shorter way of their own.
     */
    private Optional<Criterion.PartyWords> words(
        List<List<Criterion>> groups, List<Long> customers) {
      boolean most = query.states().isEmpty() || query.states().contains(OrderState.FINISHED);
      return groups.stream()
          .filter(group -> group.size() == 1 && most && customers.isEmpty())
          .flatMap(List::stream)
          .filter(Criterion.PartyWords.class::isInstance)
          .map(Criterion.PartyWords.class::cast)
          .findFirst();
    }

    private List<Hit> newest(
        List<List<Criterion>> groups,
        List<Long> customers,
        Optional<Criterion.PartyWords> words,
        int look) {
      if (words.isEmpty()) {
        return walk(groups, customers, look);
      }
      List<List<Criterion>> others =
          groups.stream().filter(group -> !group.equals(List.of(words.get()))).toList();
      var sql = new OfficeSql(others);
      return OfficeStore.hits(
          bound(sql.walk(words.get(), query.states()), sql)
              .bind("look", look)
              .bind("take", query.limit() + 1));
    }

    /** What the query names, each in all the ways it can be meant. */
    private List<List<Criterion>> groups() {
      return Stream.of(
              query.number().map(text -> list(Typed.number(text))),
              query.phone().map(text -> list(Typed.phone(text).map(Criterion.Phone::new))),
              query.ownNumber().map(text -> list(Typed.ownNumber(text))),
              query.party().map(text -> list(Typed.words(text).map(Criterion.PartyWords::new))),
              query.text().map(Typed::anyOf))
          .flatMap(Optional::stream)
          .toList();
    }

    private static List<Criterion> list(Optional<? extends Criterion> criterion) {
      return criterion.<List<Criterion>>map(List::of).orElse(List.of());
    }

    /** The group that names the fewest orders, as far as the length of what was typed tells. */
    private static List<Criterion> best(List<List<Criterion>> groups) {
      return Collections.max(groups, Comparator.comparingInt(Run::length));
    }

    private static int length(List<Criterion> group) {
      return group.stream()
          .mapToInt(way -> way.few() ? Integer.MAX_VALUE : way.values().toString().length())
          .min()
          .orElse(0);
    }

    /** Nothing but states, customers and times. */
    private OrderSlice broad(List<Long> customers) {
      var sql = new OfficeSql(List.of());
      if ((query.reached().from().isPresent() || query.updated().narrows()) && fewChanges()) {
        handle.execute(BY_CHANGE);
        return full(
            OfficeStore.hits(
                bound(sql.changed(query.states(), customers), sql)
                    .bind("take", query.limit() + 1)));
      }
      handle.execute(WALKING);
      List<Hit> hits = walk(List.of(), customers, LOOK);
      if (hits.size() > query.limit()) {
        return full(hits);
      }
      Optional<OrderCursor> end =
          OfficeStore.cursor(bound(sql.end(query.states(), customers), sql).bind("look", LOOK));
      return new OrderSlice(OfficeStore.summaries(handle, hits), end);
    }

    private boolean fewChanges() {
      return OfficeStore.times(handle.createQuery(OfficeSql.CHANGES), query)
              .bind("cap", CHANGED + 1)
              .mapTo(Integer.class)
              .one()
          <= CHANGED;
    }

    private List<Hit> walk(List<List<Criterion>> groups, List<Long> customers, int look) {
      var sql = new OfficeSql(groups);
      return OfficeStore.hits(
          bound(sql.walk(query.states(), customers), sql)
              .bind("look", look)
              .bind("take", query.limit() + 1));
    }

    private Query bound(String text, OfficeSql sql) {
      return OfficeStore.bind(handle.createQuery(text), sql, query);
    }

    private OrderSlice full(List<Hit> hits) {
      boolean more = hits.size() > query.limit();
      var page = new ArrayList<>(more ? hits.subList(0, query.limit()) : hits);
      return new OrderSlice(
          OfficeStore.summaries(handle, page),
          more ? Optional.of(page.getLast().cursor()) : Optional.empty());
    }
  }
}
