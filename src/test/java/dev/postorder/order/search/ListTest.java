package dev.postorder.order.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.order.OrderState;
import dev.postorder.order.search.ListQuery.Sort;
import dev.postorder.testing.Capabilities;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lists against the plainest thing that can be said of them: filter all, sort all, cut into pages.
 * Many orders share their moments, and belong to two customers of one user.
 */
final class ListTest {
  private static final int ORDERS = 400;
  private static final Instant START = Instant.parse("2026-03-01T20:00:00Z");
  private static final List<OrderState> STATES =
      List.of(OrderState.FINISHED, OrderState.INWAY, OrderState.DECLINED, OrderState.CANCELLED);

  private static Capabilities all;
  private static long user;
  private static long stranger;
  private static List<Plain> orders;

  private record Plain(int id, Instant created, Instant updated, OrderState state) {}

  @BeforeAll
  static void fill() {
    all = new Capabilities();
    long first = all.customer();
    long second = all.customer();
    long foreign = all.customer();
    user = all.user(2, first);
    all.jdbi.useTransaction(handle -> all.directory.grant(handle, user, second, 3));
    all.jdbi.useTransaction(handle -> all.directory.grant(handle, user, foreign, 1));
    stranger = all.user(2, all.customer());
    orders = new ArrayList<>();
    var random = new Random(7);
    for (int i = 0; i < ORDERS; i++) {
      long customer = i % 7 == 0 ? foreign : i % 3 == 0 ? second : first;
      Plain order = at(all.create(customer, true, "Тверь, ул. Ткача, 3").requestId(), random);
      if (customer != foreign) {
        orders.add(order);
      }
    }
    recount();
  }

  /**
   * Orders are created now; the test wants them spread over days, with equal moments among them.
   */
  private static Plain at(int id, Random random) {
    Instant created = START.plusSeconds(random.nextInt(12) * 6 * 3600L);
    Instant updated = created.plusSeconds(random.nextInt(5) * 24 * 3600L);
    OrderState state = STATES.get(random.nextInt(STATES.size()));
    all.jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "update orders set created_at = :created, updated_at = :updated, state = :state"
                        + " where request_id = :id")
                .bind("created", created)
                .bind("updated", updated)
                .bind("state", state.code())
                .bind("id", id)
                .execute());
    return new Plain(id, created, updated, state);
  }

  private static void recount() {
    all.jdbi.useHandle(
        handle ->
            handle.execute(
                """
                delete from order_day;
                insert into order_day
                select customer_id, (created_at at time zone 'UTC')::date, request_id % 3, count(*)
                from orders group by 1, 2, 3
                """));
  }

  @AfterAll
  static void close() {
    all.close();
  }

  static Stream<Arguments> queries() {
    var queries = new ArrayList<Arguments>();
    var from = List.of(Optional.<Instant>empty(), Optional.of(START.plusSeconds(24 * 3600)));
    var until = List.of(Optional.<Instant>empty(), Optional.of(START.plusSeconds(48 * 3600)));
    var states =
        List.of(
            List.<OrderState>of(),
            List.of(OrderState.INWAY),
            List.of(OrderState.FINISHED, OrderState.DECLINED));
    var since = List.of(Optional.<Instant>empty(), Optional.of(START.plusSeconds(72 * 3600)));
    for (var sort : Sort.values()) {
      for (var f : from) {
        for (var u : until) {
          for (var s : states) {
            for (var c : since) {
              queries.add(Arguments.of(f, u, s, c, sort));
            }
          }
        }
      }
    }
    return queries.stream();
  }

  @ParameterizedTest
  @MethodSource("queries")
  void pagesPartitionTheList(
      Optional<Instant> from,
      Optional<Instant> until,
      List<OrderState> states,
      Optional<Instant> since,
      Sort sort) {
    List<OrderState> always = states.contains(OrderState.INWAY) ? states : List.of();
    List<Integer> expected =
        orders.stream()
            .filter(o -> from.isEmpty() || !o.created().isBefore(from.get()))
            .filter(o -> until.isEmpty() || o.created().isBefore(until.get()))
            .filter(o -> states.isEmpty() || states.contains(o.state()))
            .filter(
                o ->
                    since.isEmpty()
                        || !o.updated().isBefore(since.get())
                        || always.contains(o.state()))
            .sorted(
                Comparator.comparing(sort == Sort.CREATED ? Plain::created : Plain::updated)
                    .thenComparing(Plain::id)
                    .reversed())
            .map(Plain::id)
            .toList();
    assertThat(pages(user, from, until, states, since, always, sort)).isEqualTo(expected);
    assertThat(pages(stranger, from, until, states, since, always, sort)).isEmpty();
  }

  private static List<Integer> pages(
      long who,
      Optional<Instant> from,
      Optional<Instant> until,
      List<OrderState> states,
      Optional<Instant> since,
      List<OrderState> always,
      Sort sort) {
    var search = new OrderSearch(all.jdbi);
    var found = new ArrayList<Integer>();
    for (int number = 1; ; number++) {
      OrderPage page =
          search.list(who, new ListQuery(from, until, states, since, always, sort, number));
      assertThat(page.orders()).hasSizeLessThanOrEqualTo(OrderPage.SIZE);
      page.orders().forEach(order -> found.add(order.order().requestId()));
      assertThat(page.more()).isEqualTo(number < page.pages());
      if (!page.more()) {
        assertThat(page.pages()).isEqualTo(Math.max(1, (found.size() + 24) / 25));
        OrderPage past =
            search.list(who, new ListQuery(from, until, states, since, always, sort, number + 1));
        assertThat(past.orders()).isEmpty();
        assertThat(past.more()).isFalse();
        assertThat(past.pages()).isEqualTo(page.pages());
        return found;
      }
    }
  }

  @Test
  void longFilteredListsSayMorePagesOnlyWhereTheyAre() {
    assertThat(new Keys(keys(26), 10_001, false).pages(1)).isEqualTo(400);
    assertThat(new Keys(keys(26), 10_001, false).more(1)).isTrue();
    assertThat(new Keys(keys(26), 10_001, false).pages(400)).isEqualTo(401);
    assertThat(new Keys(keys(3), 10_001, false).pages(401)).isEqualTo(401);
    assertThat(new Keys(keys(0), 10_001, false).pages(500)).isEqualTo(400);
    assertThat(new Keys(keys(25), 10_000, false).pages(400)).isEqualTo(400);
  }

  private static List<Keys.Key> keys(int count) {
    return java.util.Collections.nCopies(count, new Keys.Key(1, 1));
  }
}
