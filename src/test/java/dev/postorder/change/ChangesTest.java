package dev.postorder.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.order.Contact;
import dev.postorder.order.CreatedOrder;
import dev.postorder.order.OrderState;
import dev.postorder.testing.Capabilities;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChangesTest {
  private static final Capabilities SYSTEM = new Capabilities();
  private static final JsonMapper JSON = JsonMapper.shared();

  private final long customer = SYSTEM.customer();
  private final long user = SYSTEM.user(2, customer);
  private final CreatedOrder order = SYSTEM.create(customer, true, "Тверь, ул. Ткача, 3");
  private final String number = order.orderNumber().orElseThrow();

  @AfterAll
  static void close() {
    SYSTEM.close();
  }

  private static MemberChange inline(String name) {
    return new MemberChange(
        Optional.empty(),
        Optional.of(List.of(new Contact(name))),
        Optional.empty(),
        Optional.empty());
  }

  private ContactChangeResult change(
      long userId,
      String orderNumber,
      Optional<MemberChange> sender,
      Optional<MemberChange> receiver) {
    return SYSTEM.changes.changeContacts(
        SYSTEM.call("v1/orders/change_contacts", userId),
        new ContactChange(userId, orderNumber, sender, receiver));
  }

  private JsonNode party(String role) {
    return JSON.readTree(
        SYSTEM.one(
            "select jsonb_build_object('contacts', contacts, 'phones', phones)::text from"
                + " order_party where request_id = ? and role = ?",
            String.class,
            order.requestId(),
            role));
  }

  @Test
  void whatIsPassedReplacesTheListAndWhatIsNotPassedStays() {
    ContactChangeResult result =
        change(user, number, Optional.of(inline("Пётр")), Optional.empty());

    assertThat(result).isInstanceOf(ContactChangeResult.Accepted.class);
    assertThat(party("sender"))
        .isEqualTo(
            JSON.readTree(
                """
                {"contacts":[{"name":"Пётр"}],"phones":[{"number":"79160000000","ext":"12"}]}\
                """));
    assertThat(party("receiver").at("/contacts/0/name").asString()).isEqualTo("Иван");
    HistoryEntry entry = SYSTEM.changes.history(user, number).orElseThrow().entries().getFirst();
    assertThat(entry.type()).isEqualTo(ChangeType.CONTACT_INFO_CHANGE);
    assertThat(entry.status()).isEqualTo(ChangeStatus.SUCCESS);
    assertThat(entry.before())
        .isEqualTo(JSON.readTree("{\"sender\":{\"contacts\":[{\"name\":\"Иван\"}]}}"));
    assertThat(entry.after())
        .isEqualTo(JSON.readTree("{\"sender\":{\"contacts\":[{\"name\":\"Пётр\"}]}}"));
    assertThat(
            SYSTEM.one(
                "select count(*) from call where request_id = ? and outcome = 'ok'"
                    + " and message = 'v1/orders/change_contacts'",
                Integer.class,
                order.requestId()))
        .isOne();
    assertThat(
            SYSTEM.one(
                "select event from notification where request_id = ? and event like 'change%'",
                String.class, order.requestId()))
        .isEqualTo("change_approved");
  }

  @Test
  void idsComeFromTheAddressBookOfTheOrdersCustomer() {
    long other = SYSTEM.customer();
    long mine = contact(customer, "Мой");
    long alien = contact(other, "Чужой");
    long phone =
        SYSTEM.one(
            "insert into book_phone (customer_id, number, ext) values (?, '79990000000', '')"
                + " returning id",
            Long.class,
            customer);

    assertThat(change(user, number, ids(List.of(mine, alien)), Optional.empty()))
        .isEqualTo(
            new ContactChangeResult.UnknownIds(
                List.of(
                    new ContactChangeResult.Unknown(
                        "members.sender.contactIDs", false, List.of(alien)))));
    var both =
        new MemberChange(
            Optional.of(List.of(mine)),
            Optional.empty(),
            Optional.of(List.of(phone)),
            Optional.empty());
    assertThat(change(user, number, Optional.empty(), Optional.of(both)))
        .isInstanceOf(ContactChangeResult.Accepted.class);
    assertThat(party("receiver"))
        .isEqualTo(
            JSON.readTree(
                """
                {"contacts":[{"name":"Мой"}],"phones":[{"number":"79990000000","ext":""}]}\
                """));
  }

  private static Optional<MemberChange> ids(List<Long> contacts) {
    return Optional.of(
        new MemberChange(
            Optional.of(contacts), Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private static long contact(long owner, String name) {
    return SYSTEM.one(
        "insert into book_contact (customer_id, name) values (?, ?) returning id",
        Long.class,
        owner,
        name);
  }

  @Test
  void anOrderOfAnotherCustomerIsNotThere() {
    long stranger = SYSTEM.user(2, SYSTEM.customer());

    assertThat(change(stranger, number, Optional.of(inline("x")), Optional.empty()))
        .isEqualTo(new ContactChangeResult.OrderNotFound());
    assertThat(change(stranger, number, ids(List.of(1L)), Optional.empty()))
        .isEqualTo(new ContactChangeResult.OrderNotFound());
    assertThat(SYSTEM.changes.history(stranger, number)).isEmpty();
  }

  @Test
  void whoMayOnlySeeMayNotChange() {
    long viewer = SYSTEM.user(3, customer);

    assertThat(change(viewer, number, Optional.of(inline("x")), Optional.empty()))
        .isEqualTo(new ContactChangeResult.ReadOnly());
    assertThat(SYSTEM.changes.history(viewer, number)).isPresent();
  }

  @Test
  void aFinishedOrderIsNotChanged() {
    SYSTEM.move(order.requestId(), OrderState.FINISHED);

    assertThat(change(user, number, Optional.of(inline("x")), Optional.empty()))
        .isEqualTo(new ContactChangeResult.StateForbids(OrderState.FINISHED));
  }

  @Test
  void anAnonymousReceiverIsNotChangedButItsSenderIs() {
    SYSTEM.jdbi.useHandle(
        handle ->
            handle.execute(
                "update order_party set anonymous = true where request_id = ? and role ="
                    + " 'receiver'",
                order.requestId()));

    assertThat(change(user, number, Optional.empty(), Optional.of(inline("x"))))
        .isEqualTo(new ContactChangeResult.AnonymousReceiver());
    assertThat(change(user, number, Optional.of(inline("x")), Optional.empty()))
        .isInstanceOf(ContactChangeResult.Accepted.class);
  }

  @Test
  void changesOfOneOrderAtOnceAreAllKeptAndEachStartsWhereTheOneBeforeEnded() throws Exception {
    List<Callable<ContactChangeResult>> calls = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String name = "Контакт " + i;
      calls.add(() -> change(user, number, Optional.of(inline(name)), Optional.empty()));
    }
    try (var threads = Executors.newFixedThreadPool(20)) {
      for (var result : threads.invokeAll(calls)) {
        assertThat(result.get()).isInstanceOf(ContactChangeResult.Accepted.class);
      }
    }
    List<HistoryEntry> entries = SYSTEM.changes.history(user, number).orElseThrow().entries();
    assertThat(entries).hasSize(40);
    for (int i = 0; i + 1 < entries.size(); i++) {
      assertThat(entries.get(i).before()).isEqualTo(entries.get(i + 1).after());
    }
    assertThat(party("sender").at("/contacts"))
        .isEqualTo(entries.getFirst().after().at("/sender/contacts"));
  }

  @Test
  void aNeighbourThatTheDatabaseRefusesFailsAlone() throws Exception {
    List<Callable<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      String each = SYSTEM.create(customer, true, "Тверь").orderNumber().orElseThrow();
      String name = i % 10 == 3 ? "\u0000" : "Имя";
      calls.add(
          () -> {
            try {
              return change(user, each, Optional.of(inline(name)), Optional.empty())
                  instanceof ContactChangeResult.Accepted;
            } catch (RuntimeException e) {
              return false;
            }
          });
    }
    int accepted = 0;
    try (var threads = Executors.newFixedThreadPool(30)) {
      for (var result : threads.invokeAll(calls)) {
        accepted += result.get() ? 1 : 0;
      }
    }
    assertThat(accepted).isEqualTo(27);
  }
}
