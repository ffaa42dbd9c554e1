package dev.postorder.order.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.order.search.ListQuery.Sort;
import dev.postorder.testing.Capabilities;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
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
  private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-zA-Z]+)");
  private static final Pattern LARGE_SCAN =
      Pattern.compile(
          "Seq Scan on"
              + " (orders|order_party|order_state_change|order_directory|order_own_number)\\b");

  private static Capabilities all;

  @BeforeAll
  static void fill() throws Exception {
    all = new Capabilities();
    long large = all.customer();
    all.user(2, large, all.customer());
    load(large);
    all.jdbi.useHandle(handle -> handle.execute("vacuum analyze"));
  }

  /** The benchmark's own loader, with its variables filled in. */
  private static void load(long customer) throws Exception {
    String sql = Files.readString(Path.of("bench/orders.sql"));
    String statements =
        sql.replace("\\set ON_ERROR_STOP on", "")
            .replaceAll(":customer\\b", Long.toString(customer))
            .replaceAll(":first\\b", "1001")
            .replaceAll(":orders\\b", "20000");
    all.jdbi.useHandle(handle -> handle.getConnection().createStatement().execute(statements));
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
    String plan = all.jdbi.withHandle(handle -> plan(handle, sql));
    assertThat(LARGE_SCAN.matcher(plan).find()).as(plan).isFalse();
    assertThat(indexes).as(plan).allSatisfy(index -> assertThat(plan).contains("using " + index));
    assertThat(plan).as(plan).doesNotContain("Bitmap Heap Scan on orders");
  }

  /** The statement's generic plan; its types are what the server sends. */
  private static String plan(Handle handle, String sql) {
    var names = new ArrayList<String>();
    var numbered =
        PARAMETER
            .matcher(sql)
            .replaceAll(
                match -> {
                  if (!names.contains(match.group(1))) {
                    names.add(match.group(1));
                  }
                  return "\\$" + (names.indexOf(match.group(1)) + 1);
                });
    String types = String.join(", ", names.stream().map(PlansTest::type).toList());
    String nulls = String.join(", ", names.stream().map(name -> "null").toList());
    return execute(
        handle,
        "prepare found (" + types + ") as " + numbered,
        "explain execute found (" + nulls + ")");
  }

  private static String execute(Handle handle, String prepare, String explain) {
    try (var statement = handle.getConnection().createStatement()) {
      statement.execute("set plan_cache_mode = force_generic_plan");
      statement.execute(prepare);
      var plan = new StringBuilder();
      try (var rows = statement.executeQuery(explain)) {
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
        }
      }
      statement.execute("deallocate found");
      return plan.toString();
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(prepare, e);
    }
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
