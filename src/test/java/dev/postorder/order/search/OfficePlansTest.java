package dev.postorder.order.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.order.OrderState;
import dev.postorder.testing.Capabilities;
import dev.postorder.testing.Plans;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the back office searches for reads large tables through indexes: the database itself counts
 * how often it read one whole, on tables of some size with fresh statistics.
 */
final class OfficePlansTest {
  private static final String WHOLE =
      """
      select coalesce(sum(seq_scan), 0) from pg_stat_xact_user_tables
      where relname in ('orders', 'order_party', 'order_words', 'order_directory', 'order_own_number', 'order_state_change')
      """;
  private static final Instant START = Instant.parse("2026-10-30T00:00:00Z");

  private static Capabilities all;

  @BeforeAll
  static void fill() {
    all = new Capabilities();
    Plans.load(all.jdbi, all.customer(), 20_000);
    all.jdbi.useHandle(handle -> handle.execute("vacuum analyze"));
  }

  @AfterAll
  static void close() {
    all.close();
  }

  static Stream<Arguments> searches() {
    OrderQuery any = OrderQuery.all(50);
    return Stream.of(
        Arguments.of("all", any, 50),
        Arguments.of("number", any.withText("2600000001017"), 1),
        Arguments.of("beginning of a number", any.withText("260000000101"), 10),
        Arguments.of("common phone", any.withText("79160000000"), 50),
        Arguments.of("no phone", any.withText("79169999999"), 0),
        Arguments.of("common name", any.withText("василёк"), 50),
        Arguments.of("two words", any.withText("иванов василек"), 0),
        Arguments.of("words of two parties", any.withText("ромашка василёк"), 50),
        Arguments.of("no name", any.withText("подснежник"), 0),
        Arguments.of("own number", any.withText("S-1777"), 11),
        Arguments.of("state", states(any, "arrived"), 50),
        Arguments.of("state that none is in", states(any, "declined"), 0),
        Arguments.of("changed lately", changed(any), 50));
  }

  private static OrderQuery states(OrderQuery any, String state) {
    return new OrderQuery(
        any.text(),
        any.number(),
        any.ownNumber(),
        Optional.of("customer"),
        any.phone(),
        any.party(),
        List.of(OrderState.of(state).orElseThrow()),
        any.created(),
        any.reached(),
        any.updated(),
        any.after(),
        any.limit());
  }

  private static OrderQuery changed(OrderQuery any) {
    return new OrderQuery(
        any.text(),
        any.number(),
        any.ownNumber(),
        any.customer(),
        any.phone(),
        any.party(),
        any.states(),
        any.created(),
        any.reached(),
        new Span(Optional.of(START), Optional.empty()),
        any.after(),
        any.limit());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("searches")
  void noLargeTableIsReadWhole(String name, OrderQuery query, int found) {
    OrderQuery searched = query.customer().isPresent() ? named(query) : query;
    all.jdbi.useTransaction(
        handle -> {
          handle.execute("set local plan_cache_mode = force_generic_plan");
          long before = handle.createQuery(WHOLE).mapTo(Long.class).one();
          OrderSlice slice = OfficeSearch.search(handle, searched);
          assertThat(slice.orders()).hasSize(found);
          assertThat(handle.createQuery(WHOLE).mapTo(Long.class).one()).isEqualTo(before);
        });
  }

  static Stream<Arguments> places() {
    OrderQuery any = OrderQuery.all(50);
    Instant old = Instant.parse("2024-02-06T00:00:00Z");
    var soon = new Span(Optional.of(START), Optional.of(START.plus(Duration.ofDays(1))));
    return Stream.of(
        Arguments.of("the last page", placed(any, Span.ALWAYS, Span.ALWAYS, Optional.of(old))),
        Arguments.of("the oldest", placed(any, until(old), Span.ALWAYS, Optional.empty())),
        Arguments.of("both", placed(any, until(START), Span.ALWAYS, Optional.of(old))),
        Arguments.of("changed on a day", placed(any, Span.ALWAYS, soon, Optional.empty())));
  }

  private static Span until(Instant end) {
    return new Span(Optional.empty(), Optional.of(end));
  }

  private static OrderQuery placed(
      OrderQuery any, Span created, Span updated, Optional<Instant> after) {
    return new OrderQuery(
        any.text(),
        any.number(),
        any.ownNumber(),
        any.customer(),
        any.phone(),
        any.party(),
        any.states(),
        created,
        any.reached(),
        updated,
        after.map(at -> new OrderCursor(at, 1)),
        any.limit());
  }

  /** Each state is entered twice, by two blocks or three; all of it is some hundred blocks. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("places")
  void theListIsEnteredWhereThePageBegins(String name, OrderQuery query) {
    long before = blocks();
    OrderSlice slice =
        all.jdbi.inTransaction(
            handle -> {
              handle.execute("set local plan_cache_mode = force_generic_plan");
              return OfficeSearch.search(handle, query);
            });
    assertThat(slice.orders()).isNotEmpty();
    assertThat(blocks() - before).isLessThan(100);
  }

  /** Ten thousand are looked through; the index that has all is not asked beside that of words. */
  @Test
  void rareWordsAreFoundByTheirIndexAlone() {
    String read =
        "select idx_tup_read from pg_stat_user_indexes where indexrelname = 'order_words_newest'";
    all.jdbi.useHandle(handle -> handle.execute("select pg_stat_force_next_flush()"));
    long before = all.one(read, Long.class);
    all.jdbi.useTransaction(
        handle -> {
          handle.execute("set local plan_cache_mode = force_generic_plan");
          OrderQuery query = OrderQuery.all(50).withText("иванов нигде");
          assertThat(OfficeSearch.search(handle, query).orders()).isEmpty();
        });
    all.jdbi.useHandle(handle -> handle.execute("select pg_stat_force_next_flush()"));
    assertThat(all.one(read, Long.class) - before).isBetween(1L, 10_001L);
  }

  /** How many blocks of the list's index were read so far. */
  private static long blocks() {
    all.jdbi.useHandle(handle -> handle.execute("select pg_stat_force_next_flush()"));
    return all.one(
        "select idx_blks_read + idx_blks_hit from pg_statio_user_indexes where indexrelname ="
            + " 'orders_of_all'",
        Long.class);
  }

  /** The customer's uid differs from run to run. */
  private static OrderQuery named(OrderQuery query) {
    return new OrderQuery(
        query.text(),
        query.number(),
        query.ownNumber(),
        Optional.of(all.one("select uid::text from customer limit 1", String.class)),
        query.phone(),
        query.party(),
        query.states(),
        query.created(),
        query.reached(),
        query.updated(),
        query.after(),
        query.limit());
  }

  @Test
  void theBoardReadsTheIndexesOfStates() {
    all.jdbi.useTransaction(
        handle -> {
          long before = handle.createQuery(WHOLE).mapTo(Long.class).one();
          List<StateCount> states = BoardStore.states(handle);
          assertThat(states).filteredOn(StateCount::more).hasSize(1);
          assertThat(handle.createQuery(WHOLE).mapTo(Long.class).one()).isEqualTo(before);
        });
  }
}
