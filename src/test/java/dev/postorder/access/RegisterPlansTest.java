package dev.postorder.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.testing.Capabilities;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A page of customers or users is found without reading a table whole, whether many have what is
 * looked for or nobody: the database itself counts the rows that it read.
 */
final class RegisterPlansTest {
  private static final int PEOPLE = 30_000;
  private static final int PAGE = 50;

  /** The rows that are looked at for what many have, twice, and those of the pages. */
  private static final long MOST_ROWS = 4000;

  private static final String READ =
      """
      select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0) from pg_stat_xact_user_tables
      where relname in ('customer', 'app_user', 'access')
      """;
  private static final String WHOLE =
      """
      select coalesce(sum(seq_scan), 0) from pg_stat_xact_user_tables where relname in ('customer', 'app_user', 'access')
      """;

  private static Capabilities all;

  @BeforeAll
  static void fill() {
    all = new Capabilities();
    all.jdbi.useHandle(
        handle -> {
          handle.execute(
              """
              insert into customer (uid, name, inn, email, phone)
              select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid,
                     'ООО ' || (array['Ромашка', 'Василёк', 'Лютик'])[1 + n %% 3] || ' номер' || n,
                     lpad((7700000000 + n)::text, 10, '0'), 'Office' || n || '@example.org', '7916' || lpad(n::text, 7, '0')
              from generate_series(1, %1$d) n
              """
                  .formatted(PEOPLE));
          handle.execute(
              """
              insert into app_user (login, password_hash)
              select case when n %% 2 = 0 then '+7916' || lpad(n::text, 7, '0') else 'user' || n || '@example.org' end, 'x'
              from generate_series(1, %1$d) n
              """
                  .formatted(PEOPLE));
          handle.execute(
              """
              insert into access (user_id, customer_id, level)
              select u, c, 2 from generate_series(1, %1$d) u, lateral (values (u), (1 + u %% 700)) v (c)
              on conflict do nothing
              """
                  .formatted(PEOPLE));
          handle.execute("vacuum analyze");
        });
  }

  @AfterAll
  static void close() {
    all.close();
  }

  private record Found(int rows, long read) {}

  /** As the server runs it at any time: by one plan for all that may be looked for. */
  private static Found found(Function<Handle, List<?>> search) {
    return all.jdbi.inTransaction(
        handle -> {
          handle.execute("set local plan_cache_mode = force_generic_plan");
          long before = handle.createQuery(READ).mapTo(Long.class).one();
          long whole = handle.createQuery(WHOLE).mapTo(Long.class).one();
          int rows = search.apply(handle).size();
          assertThat(handle.createQuery(WHOLE).mapTo(Long.class).one()).isEqualTo(whole);
          return new Found(rows, handle.createQuery(READ).mapTo(Long.class).one() - before);
        });
  }

  static Stream<Arguments> customers() {
    return Stream.of(
        Arguments.of("", PAGE),
        Arguments.of("ооо", PAGE),
        Arguments.of("о", PAGE),
        Arguments.of("номер29999", 1),
        Arguments.of("лютик номер29999", 1),
        Arguments.of("подснежник", 0),
        Arguments.of("77", PAGE),
        Arguments.of("7700029999", 1),
        Arguments.of("9900", 0),
        Arguments.of("OFFICE", PAGE),
        Arguments.of("office29999@", 1),
        Arguments.of("nobody@", 0),
        Arguments.of("+7 (916) 002-99-99", 1),
        Arguments.of("8916", PAGE),
        Arguments.of("0000", PAGE),
        Arguments.of("00000000-0000-4000-8000-000000029999", 1));
  }

  @ParameterizedTest(name = "«{0}»")
  @MethodSource("customers")
  void customersAreFoundByFewRows(String text, int rows) {
    Optional<String> search = Optional.of(text).filter(some -> !some.isEmpty());
    for (long after : new long[] {0, PEOPLE / 3}) {
      Found found = found(handle -> Register.customers(handle, search, after, PAGE));
      assertThat(found.rows()).isEqualTo(rows);
      assertThat(found.read()).isLessThan(MOST_ROWS);
    }
  }

  static Stream<Arguments> users() {
    return Stream.of(
        Arguments.of("", PAGE),
        Arguments.of("u", PAGE),
        Arguments.of("USER29999@", 1),
        Arguments.of("user_", 0),
        Arguments.of("nobody@example.org", 0),
        Arguments.of("+7916", PAGE),
        Arguments.of("+79160029998", 1));
  }

  @ParameterizedTest(name = "«{0}»")
  @MethodSource("users")
  void usersAreFoundByFewRows(String text, int rows) {
    Optional<String> search = Optional.of(text).filter(some -> !some.isEmpty());
    for (long after : new long[] {0, PEOPLE / 3}) {
      Found found = found(handle -> Register.users(handle, search, Optional.empty(), after, PAGE));
      assertThat(found.rows()).isEqualTo(rows);
      assertThat(found.read()).isLessThan(MOST_ROWS);
    }
  }

  @Test
  void usersOfACustomerAreFoundByFewRows() {
    var uid = Optional.of(UUID.fromString("00000000-0000-4000-8000-000000000007"));
    Found everybody = found(handle -> Register.users(handle, Optional.empty(), uid, 0, PAGE));
    assertThat(everybody.rows()).isEqualTo(44);
    assertThat(everybody.read()).isLessThan(MOST_ROWS);
    Found one = found(handle -> Register.users(handle, Optional.of("user7@"), uid, 0, PAGE));
    assertThat(one.rows()).isEqualTo(1);
    assertThat(one.read()).isLessThan(MOST_ROWS);
  }
}
