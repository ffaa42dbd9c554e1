package dev.postorder.addressbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.testing.Capabilities;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No statement of the address book reads a whole table. */
final class LargeBookTest {
  private static final int ENTRIES = 20_000;
  private static final Capabilities CAPABILITIES = new Capabilities();

  private static long customer;
  private static AddressBook book;

  @BeforeAll
  static void fill() {
    customer = CAPABILITIES.customer();
    book = new AddressBook(CAPABILITIES.jdbi, Clock.systemUTC());
    CAPABILITIES.jdbi.useHandle(
        handle -> {
          handle.execute(
              """
              insert into book_counteragent (customer_id, form, name, inn, juridical, key)
              select ?, '0x1', 'Фирма ' || g, g::text, true, sha256(g::text::bytea)
              from generate_series(1, ?) g
              """,
              customer,
              ENTRIES);
          handle.execute(
              """
              insert into book_word (customer_id, word, counteragent_id)
              select customer_id, w.word, id
              from book_counteragent cross join lateral (values ('фирма'), (inn)) as w (word)
              """);
          handle.execute(
              """
              insert into book_address (customer_id, counteragent_id, address, key)
              select customer_id, id, 'Тверь, ' || id, key from book_counteragent
              """);
          handle.execute(
              """
              insert into book_contact (customer_id, counteragent_id, address_id, name, key)
              select customer_id, counteragent_id, id, 'Анна', key from book_address
              """);
          handle.execute(
              """
              insert into book_phone (customer_id, counteragent_id, address_id, number, key)
              select customer_id, counteragent_id, id, '79160000000', key from book_address
              """);
          handle.execute("analyze");
        });
  }

  @AfterAll
  static void stop() {
    CAPABILITIES.close();
  }

  @Test
  void everyReadGoesByAnIndex() {
    assertThat(
            wholeReads(
                () -> {
                  assertThat(book.search(customer, "фирма 1999", true, Optional.empty()))
                      .hasSize(11);
                  assertThat(book.search(customer, "фир", true, Optional.empty())).hasSize(50);
                  var ids = List.of(1L, 2L, 3L);
                  book.counteragents(customer, filter(Optional.of(ids), Optional.empty(), 1000));
                  book.counteragents(
                      customer, filter(Optional.empty(), Optional.of(Instant.EPOCH), 25));
                  book.addresses(customer, 77);
                  book.contactsOf(customer, 77);
                  book.contacts(customer, ids);
                  book.phones(customer, ids);
                }))
        .isZero();
  }

  @Test
  void everyWriteGoesByAnIndex() {
    assertThat(
            wholeReads(
                () ->
                    CAPABILITIES.jdbi.useTransaction(
                        handle -> {
                          BookKeeper keeper = book.keeper();
                          var belongs =
                              keeper.belongs(handle, customer, Optional.empty(), Optional.of(9L));
                          keeper.contact(handle, customer, belongs, "Ольга");
                          keeper.phone(handle, customer, belongs, new BookPhone("79160000009", ""));
                          keeper.counteragent(handle, customer, 9, same -> same);
                          var ids = List.of(11L, 12L);
                          book.used(handle, customer, 1, new BookIds(ids, ids, ids, ids));
                          keeper.delete(handle, customer, new BookIds(ids, ids, ids, ids));
                        })))
        .isZero();
  }

  @Test
  void aWholeReadWouldBeSeen() {
    assertThat(
            wholeReads(
                () ->
                    CAPABILITIES.jdbi.useHandle(
                        handle ->
                            handle
                                .createQuery("select count(*) from book_contact where name = 'x'")
                                .mapTo(Long.class)
                                .one())))
        .isPositive();
  }

  /** How often one of the book's tables is read as a whole meanwhile. */
  private static long wholeReads(Runnable work) {
    return CAPABILITIES.jdbi.withHandle(
        handle -> {
          long before = scans(handle);
          work.run();
          return scans(handle) - before;
        });
  }

  private static long scans(Handle handle) {
    handle.execute("select pg_stat_force_next_flush()");
    handle.execute("select pg_stat_clear_snapshot()");
    return handle
        .createQuery(
            "select sum(seq_scan) from pg_stat_user_tables where relname like 'book\\_%'"
                + " and relname <> 'book_use'")
        .mapTo(Long.class)
        .one();
  }

  private static CounteragentFilter filter(
      Optional<List<Long>> ids, Optional<Instant> since, int limit) {
    return new CounteragentFilter(ids, Optional.of(false), since, limit, 1);
  }
}
