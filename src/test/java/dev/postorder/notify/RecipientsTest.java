package dev.postorder.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.testing.Capabilities;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class RecipientsTest {
  private static final Pattern ROWS = Pattern.compile("actual time=\\S+ rows=([0-9]+)");

  /** The plan of a statement for a few orders reads a few rows, however many orders there are. */
  @Test
  void webhooksAreAskedForOrderByOrder() {
    try (var all = new Capabilities()) {
      long customer = all.customer();
      all.subscribe(all.user(2, customer), "https://hooks.example.org/");
      for (int i = 0; i < 100; i++) {
        all.create(customer, true, "Москва, Тверская, 1");
      }
      all.jdbi.useHandle(
          handle ->
              handle.execute(
                  """
                  insert into webhook (url, host, order_roles, state, schedule, created_at, updated_at)
                  values ('http://127.0.0.1:9/', '127.0.0.1:9', '{}', 'enabled', 'webhook', now(), now())
                  """));
      all.jdbi.useHandle(handle -> handle.execute("vacuum analyze"));

      List<String> plan =
          all.all(
              """
              explain (analyze, timing on)
              with j as materialized (
                select %d::bigint as customer_id, n as request_id from generate_series(1, 3) as n)
              select * from j cross join %s as w
              """
                  .formatted(customer, Recipients.webhooks("j")));

      assertThat(ROWS.matcher(String.join("\n", plan)).results().map(RecipientsTest::rows))
          .isNotEmpty()
          .allMatch(rows -> rows < 50);
    }
  }

  private static int rows(MatchResult found) {
    return Integer.parseInt(found.group(1));
  }
}
