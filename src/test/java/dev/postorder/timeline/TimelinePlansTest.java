package dev.postorder.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.testing.Capabilities;
import dev.postorder.testing.Plans;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A timeline reads what belongs to its order, whatever else the tables hold. */
final class TimelinePlansTest {
  private static final Pattern LARGE_SCAN =
      Pattern.compile(
          "Seq Scan on"
              + " (orders|order_state_change|change_request|multi_request|multi_request_order"
              + "|notification|delivery_attempt|call)\\b");
  private static final Map<String, String> TYPES =
      Map.of(
          "customer", "bigint",
          "request", "integer",
          "at", "timestamptz",
          "tie", "text",
          "key", "text",
          "documents", "text[]",
          "limit", "integer",
          "ids", "uuid[]",
          "froms", "timestamptz[]",
          "untils", "timestamptz[]");

  private static Capabilities all;

  @BeforeAll
  static void fill() {
    all = new Capabilities();
    long customer = all.customer();
    all.user(2, customer);
    Plans.load(all.jdbi, customer, 5_000);
    all.jdbi.useHandle(
        handle -> {
          handle.execute(
              """
              insert into order_directory (request_id, customer_id) select 100000 + n, ? from generate_series(0, 2499) n
              """,
              customer);
          handle.execute(
              """
              insert into multi_request (customer_id, request_id, created_at, created_by, call_id)
              select customer_id, request_id, now(), (select min(id) from app_user), gen_random_uuid()
              from order_directory where request_id >= 100000
              """);
          handle.execute(
              """
              insert into multi_request_order (customer_id, order_request_id, request_id)
              select customer_id, request_id, 100000 + (request_id - 1001) / 2 from orders
              """);
          handle.execute(
              """
              insert into call (id, at, source, message, trail, customer_id, request_id, outcome, ip)
              select gen_random_uuid(), now(), 'api', 'v3/orders', 'BENCH0000001', 1, 1000 + n / 4, 'ok', '127.0.0.1'
              from generate_series(1, 20000) n
              """);
          handle.execute(
              """
              insert into notification (customer_id, request_id, event, channel, role, recipient, schedule, data,
                                        next_attempt_at, created_at, call_id)
              select customer_id, request_id, 'order_completed', 'email', 'receiver', 'a@example.org', 'email', '{}',
                     now(), now(), gen_random_uuid()
              from orders
              """);
          handle.execute(
              """
              insert into delivery_attempt (customer_id, notification_id, attempt, at, duration_us, outcome, answer)
              select customer_id, id, 1, now(), 1, 'sent', '' from notification
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
        Arguments.of("calls", TimelineSql.calls(false)),
        Arguments.of("documents", TimelineSql.calls(true)),
        Arguments.of("multi-requests", TimelineSql.MULTI_REQUESTS),
        Arguments.of("changes", TimelineSql.CHANGES),
        Arguments.of("states", TimelineSql.STATES),
        Arguments.of("notifications", TimelineSql.NOTIFICATIONS),
        Arguments.of("callers", TimelineSql.CALLERS));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("statements")
  void readsIndexes(String name, String sql) {
    String plan =
        all.jdbi.withHandle(
            handle -> Plans.generic(handle, sql, at -> Objects.requireNonNull(TYPES.get(at), at)));
    assertThat(LARGE_SCAN.matcher(plan).find()).as(plan).isFalse();
    assertThat(plan).contains("Index");
  }
}
