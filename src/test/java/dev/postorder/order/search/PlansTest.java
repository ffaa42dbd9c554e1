package dev.postorder.order.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.order.search.ListQuery.Sort;
import dev.postorder.testing.Capabilities;
import dev.postorder.testing.Plans;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The plans of all statements of the search, as the server runs them (one plan for all parameters),
 * on tables of some size with fresh statistics: large tables are read through indexes, and the
 * index of a list is the one that its way names.
 */
final class PlansTest {
  private static final Pattern LARGE_SCAN =
      Pattern.compile(
          "Seq Scan on"
              + " (orders|order_party|order_state_change|order_directory|order_own_number)\\b");

  private static Capabilities all;

  @BeforeAll
  static void fill() {
    all = new Capabilities();
    long large = all.customer();
    all.user(2, large, all.customer());
    Plans.load(all.jdbi, large, 20_000);
    all.jdbi.useHandle(handle -> handle.execute("vacuum analyze"));
  }

  @AfterAll
  static void close() {
    all.close();
  }

  static Stream<Arguments> statements() {
    var statements = new ArrayList<Arguments>();
    statements.add(Arguments.of("all", ListSql.ALL, List.of("orders_by_date")));
    statements.add(
        Arguments.of(
            "ranges",
            ListSql.RANGES,
            List.of("orders_by_date", "orders_by_update", "orders_by_state")));
    for (Way way : Way.values()) {
      String index =
          switch (way) {
            case DATE -> "orders_by_date";
            case UPDATE -> "orders_by_update";
            case STATE -> "orders_by_state";
          };
      for (Sort sort : Sort.values()) {
        statements.add(Arguments.of(way + " " + sort, ListSql.page(way, sort), List.of(index)));
      }
    }
    statements.add(
        Arguments.of("own number", KeyStore.OWN_NUMBER, List.of("order_own_number_by_number")));
    statements.add(
        Arguments.of("cargo place", KeyStore.CARGO_PLACE, List.of("order_cargo_place_by_number")));
    statements.add(Arguments.of("load", FindStore.LOAD, List.of("orders_pkey")));
    statements.add(Arguments.of("mine", FindStore.MINE, List.of("orders_pkey")));
    statements.add(Arguments.of("anybody's", FindStore.ANYBODYS, List.of("orders_pkey")));
    statements.add(
        Arguments.of("state changes", StateChangeStore.ALL, List.of("order_state_change_by_time")));
    statements.add(
        Arguments.of(
            "state changes of an order",
            StateChangeStore.OF_ORDER,
            List.of("order_state_change_pkey", "orders_pkey")));
    return statements.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("statements")
  void readIndexes(String name, String sql, List<String> indexes) {
    String plan = all.jdbi.withHandle(handle -> Plans.generic(handle, sql, PlansTest::type));
    assertThat(LARGE_SCAN.matcher(plan).find()).as(plan).isFalse();
    assertThat(indexes).as(plan).allSatisfy(index -> assertThat(plan).contains("using " + index));
    assertThat(plan).as(plan).doesNotContain("Bitmap Heap Scan on orders");
  }

  private static String type(String name) {
    return switch (name) {
      case "user" -> "bigint";
      case "skip", "take", "most", "cap", "request" -> "integer";
      case "from", "until", "since", "earliest" -> "timestamptz";
      case "anyState" -> "boolean";
      case "states", "always", "numbers" -> "text[]";
      case "customers" -> "bigint[]";
      case "requests" -> "integer[]";
      case "date", "number" -> name.equals("date") ? "date" : "text";
      default -> throw new IllegalArgumentException(name);
    };
  }
}
