package dev.postorder.notify.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.testing.Capabilities;
import dev.postorder.testing.Plans;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Notifications are found by indexes, those of a recipient among them. */
final class NotificationPlansTest {
  private static final Map<String, String> TYPES =
      Map.of(
          "limit", "integer",
          "recipient", "text",
          "order_customer", "bigint",
          "order_request", "integer",
          "after_customer", "bigint",
          "after", "bigint");

  private static Capabilities all;

  @BeforeAll
  static void fill() {
    all = new Capabilities();
    all.customer();
    all.jdbi.useHandle(
        handle -> {
          handle.execute(
              """
              insert into notification (customer_id, request_id, event, channel, role, recipient, schedule, data, state,
                                        next_attempt_at, created_at, call_id)
              select 1, n, 'order_completed', (array['email', 'sms', 'webhook'])[1 + n % 3], 'receiver',
                     case n % 3 when 2 then 'https://hooks.example.org' else 'r' || n || '@example.org' end, 'email', '{}',
                     case n % 1000 when 0 then 'failed' when 1 then 'queued' else 'sent' end, now(), now(), gen_random_uuid()
              from generate_series(1, 30000) n
              """);
          handle.execute("vacuum analyze");
        });
  }

  @AfterAll
  static void close() {
    all.close();
  }

  private static NotificationQuery query(String state, String recipient, String order) {
    return new NotificationQuery(
        NotificationState.of(state),
        Optional.empty(),
        Optional.empty(),
        given(recipient),
        given(order),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new NotificationId(1, 5000)),
        50);
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(some -> !some.isEmpty());
  }

  static Stream<Arguments> searches() {
    return Stream.of(
        Arguments.of("all", query("", "", ""), "notification_by_call"),
        Arguments.of("recipient", query("", "R7@example.org", ""), "notification_by_recipient"),
        Arguments.of(
            "recipient and state",
            query("sent", "R7@example.org", ""),
            "notification_by_recipient"),
        Arguments.of(
            "recipient of what waits", query("queued", "R7@example.org", ""), "notification_line"),
        Arguments.of(
            "a webhook's address",
            query("", "https://hooks.example.org", ""),
            "notification_by_call"),
        Arguments.of("dead letters", query("failed", "", ""), "notification_dead"),
        Arguments.of("an order", query("", "", "7"), "notification_by_order"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("searches")
  void readsAnIndex(String name, NotificationQuery query, String index) {
    String plan =
        all.jdbi.withHandle(
            handle ->
                Plans.generic(
                    handle,
                    SearchStore.sql(query),
                    at -> Objects.requireNonNull(TYPES.get(at), at)));
    assertThat(plan)
        .contains(index)
        .doesNotContain(
            "Seq Scan on notification", "Hash Join", "Hash Right Join", "Hash Left Join");
  }
}
