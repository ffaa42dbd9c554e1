package dev.postorder.multirequest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.testing.Capabilities;
import dev.postorder.testing.Plans;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Multi-requests are read along their time, and their orders by keys. */
final class MultiRequestPlansTest {
  private static final Map<String, String> TYPES =
      Map.of(
          "from", "timestamptz",
          "until", "timestamptz",
          "cursor_at", "timestamptz",
          "cursor_id", "integer",
          "look", "integer",
          "take", "integer",
          "open", "boolean",
          "customer", "bigint",
          "id", "integer");

  private static Capabilities all;

  @BeforeAll
  static void fill() {
    all = new Capabilities();
    long customer = all.customer();
    all.user(2, customer);
    Plans.load(all.jdbi, customer, 10_000);
    all.jdbi.useHandle(
        handle -> {
          handle.execute(
              "insert into order_directory (request_id, customer_id) select 100000 + n, ? from"
                  + " generate_series(0, 4999) n",
              customer);
          handle.execute(
              """
              insert into multi_request (customer_id, request_id, created_at, created_by, call_id)
              select customer_id, request_id, now() - request_id * interval '1 minute', (select min(id) from app_user),
                     gen_random_uuid()
              from order_directory where request_id >= 100000
              """);
          handle.execute(
              """
              insert into multi_request_order (customer_id, order_request_id, request_id)
              select customer_id, request_id, 100000 + (request_id - 1001) / 2 from orders
              """);
          handle.execute("vacuum analyze");
        });
  }

  @AfterAll
  static void close() {
    all.close();
  }

  static Stream<Arguments> statements() {
    return Stream.of(
        Arguments.of("all", MultiRequestReadStore.page(List.of(), false), "multi_request_newest"),
        Arguments.of("open", MultiRequestReadStore.page(List.of(), true), "multi_request_newest"),
        Arguments.of("end", MultiRequestReadStore.end(List.of()), "multi_request_newest"),
        Arguments.of(
            "customer's",
            MultiRequestReadStore.page(List.of(1L, 2L), true),
            "multi_request_of_customer"),
        Arguments.of("one", MultiRequestReadStore.FIND, "multi_request_pkey"),
        Arguments.of("orders", MultiRequestReadStore.ORDERS, "multi_request_order_by_multi"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("statements")
  void readsIndexes(String name, String sql, String index) {
    String plan =
        all.jdbi.withHandle(
            handle -> Plans.generic(handle, sql, at -> Objects.requireNonNull(TYPES.get(at), at)));
    assertThat(plan).contains(index).doesNotContain("Seq Scan on multi", "Seq Scan on orders");
  }
}
