package dev.postorder.addressbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.order.OrderState;
import dev.postorder.testing.Capabilities;
import dev.postorder.testing.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Entries that nobody uses go; those that an order under way uses stay. */
final class RetirementTest {
  private static final Duration UNUSED = Duration.ofDays(180);
  private static final Capabilities CAPABILITIES = new Capabilities();

  private final SettableClock clock = new SettableClock(Clock.systemUTC().instant());
  private final AddressBook book = new AddressBook(CAPABILITIES.jdbi, clock);
  private final Retirement retirement = new Retirement(CAPABILITIES.jdbi, clock, UNUSED);
  private final long customer = CAPABILITIES.customer();
  private long counteragent;
  private long address;
  private long contact;
  private long phone;

  @AfterAll
  static void stop() {
    CAPABILITIES.close();
  }

  @BeforeEach
  void fill() {
    CAPABILITIES.jdbi.useTransaction(
        handle -> {
          handle.execute("delete from book_counteragent");
          handle.execute("delete from book_use");
          BookKeeper keeper = book.keeper();
          counteragent = keeper.counteragent(handle, customer, firm("Ромашка")).id();
          address =
              keeper.address(handle, customer, Optional.of(counteragent), place("Тверь, 1")).id();
          var belongs = new Belongs(Optional.of(counteragent), Optional.of(address));
          contact = keeper.contact(handle, customer, belongs, "Анна").id();
          phone = keeper.phone(handle, customer, belongs, new BookPhone("79160000000", "")).id();
        });
  }

  @Test
  void whatNobodyUsedForLongGoes() {
    clock.advance(UNUSED.minusDays(1));
    assertThat(retirement.retire()).isZero();
    clock.advance(Duration.ofDays(2));
    assertThat(retirement.retire()).isEqualTo(4);
    assertThat(book.counteragent(customer, counteragent)).isEmpty();
    assertThat(book.address(customer, address)).isEmpty();
    assertThat(book.contacts(customer, List.of(contact))).isEmpty();
    assertThat(book.phones(customer, List.of(phone))).isEmpty();
  }

  @Test
  void whatIsSavedAgainStaysWithThatToWhichItBelongs() {
    clock.advance(UNUSED.minusDays(1));
    CAPABILITIES.jdbi.useTransaction(
        handle ->
            book.keeper()
                .contact(
                    handle,
                    customer,
                    new Belongs(Optional.of(counteragent), Optional.of(address)),
                    "анна"));
    clock.advance(Duration.ofDays(2));
    assertThat(retirement.retire()).as("the phone").isEqualTo(1);
    assertThat(book.contactsOf(customer, address).orElseThrow().contacts()).containsKey(contact);
  }

  @Test
  void whatAnOrderUnderWayUsesStaysUntilItHasEnded() {
    int order = CAPABILITIES.create(customer, true, "Тверь").requestId();
    CAPABILITIES.jdbi.useTransaction(
        handle ->
            book.used(
                handle,
                customer,
                order,
                new BookIds(List.of(), List.of(), List.of(contact), List.of(987654L))));
    clock.advance(UNUSED.plusDays(1));
    assertThat(retirement.retire()).as("the phone").isEqualTo(1);
    assertThat(book.contactsOf(customer, address).orElseThrow().contacts()).containsKey(contact);
    CAPABILITIES.move(order, OrderState.INWAY, OrderState.FINISHED);
    assertThat(retirement.retire()).isEqualTo(3);
    assertThat(CAPABILITIES.one("select count(*) from book_use", Long.class)).isZero();
  }

  @Test
  void everySliceIsRetired() {
    CAPABILITIES.jdbi.useTransaction(
        handle ->
            handle.execute(
                """
                insert into book_contact (customer_id, name, used_at)
                select ?, 'n' || g, ? from generate_series(1, 2500) g
                """,
                customer,
                clock.instant()));
    clock.advance(UNUSED.plusDays(1));
    assertThat(retirement.retire()).isEqualTo(2504);
  }

  private static Requisites firm(String name) {
    return new Requisites(
        Optional.of("0x92EE03691F25A9FE4BE9910CD87CA9CA"),
        Optional.empty(),
        true,
        name,
        Optional.of("7701234567"),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static BookAddress place(String text) {
    ObjectNode parts = JsonMapper.shared().createObjectNode().put("search", text);
    return new BookAddress(false, parts);
  }
}
