package dev.postorder.freight.book;

import dev.postorder.addressbook.AddressBook;
import dev.postorder.addressbook.Belongs;
import dev.postorder.addressbook.BookAddress;
import dev.postorder.addressbook.BookKeeper;
import dev.postorder.addressbook.BookPhone;
import dev.postorder.addressbook.Requisites;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A small book with known ids: a legal person 101, a natural one 102, an anonymous receiver 103, a
 * foreign firm 104, and 105 of another customer; addresses from 201, contacts from 301, phones from
 * 401.
 */
final class BookFixture {
  private static final List<String> TABLES = List.of("counteragent", "address", "contact", "phone");

  private final Jdbi jdbi;
  private final BookKeeper keeper;

  BookFixture(Jdbi jdbi) {
    this.jdbi = jdbi;
    this.keeper = new AddressBook(jdbi, Clock.systemUTC()).keeper();
  }

  /** Empties the books and fills them anew. */
  void fill(long customer, long other) {
    jdbi.useTransaction(
        handle -> {
          handle.execute(
              "truncate book_counteragent, book_address, book_contact, book_phone, book_word,"
                  + " book_use");
          int first = 101;
          for (String table : TABLES) {
            handle.execute(
                "alter table book_%s alter column id restart with %d".formatted(table, first));
            first += 100;
          }
          counteragents(handle, customer, other);
          addresses(handle, customer);
          people(handle, customer);
          handle.execute(
              "update book_counteragent set uid = ('00000000-0000-0000-0000-000000000' ||"
                  + " id)::uuid");
          for (String table : TABLES) {
            handle.execute(
                "update book_%s set updated_at = '2026-01-02 03:04:05+03'".formatted(table));
          }
        });
  }

  private void counteragents(Handle handle, long customer, long other) {
    keeper.counteragent(handle, customer, firm("ООО «Ромашка»", "7701234567"));
    keeper.counteragent(
        handle,
        customer,
        requisites(
            Requisites.PRIVATE_PERSON,
            "",
            false,
            "Петров Пётр Петрович",
            "",
            "{\"type\":\"passport\",\"serial\":\"4001\",\"number\":\"123456\",\"date\":\"2006-06-26\"}",
            ""));
    keeper.counteragent(
        handle, customer, requisites("", "", true, "Аноним", "", "", "79160000003"));
    keeper.counteragent(
        handle,
        customer,
        requisites(
            "",
            "{\"formName\":\"ТОО\",\"countryUID\":\"0x8f51001438c4d49511dbd774581edb7a\",\"juridical\":true}",
            false,
            "Алма",
            "123456789012",
            "",
            ""));
    keeper.counteragent(handle, other, firm("ООО Чужая", "7702345678"));
  }

  private void addresses(Handle handle, long customer) {
    address(handle, customer, 101, true, "{\"search\":\"Тверь, ул. Ткача, 3\"}");
    address(
        handle,
        customer,
        101,
        false,
        "{\"street\":\"7800000000002080000000000\",\"house\":\"125\",\"flat\":\"513\"}");
    address(handle, customer, 101, false, "{\"terminalID\":36}");
    address(handle, customer, 103, false, "{\"search\":\"Омск, Ленина, 5\"}");
  }

  private void people(Handle handle, long customer) {
    var belongs = new Belongs(Optional.of(101L), Optional.of(202L));
    keeper.contact(handle, customer, belongs, "Иван Иванович Иванов");
    keeper.contact(handle, customer, belongs, "Пётр");
    keeper.phone(handle, customer, belongs, new BookPhone("79002350122", "55677"));
    keeper.phone(handle, customer, belongs, new BookPhone("375127789955", ""));
    keeper.phone(handle, customer, belongs, new BookPhone("495778999999", "0890"));
  }

  private void address(Handle handle, long customer, long owner, boolean juridical, String parts) {
    var address =
        new BookAddress(juridical, JsonMapper.shared().readValue(parts, ObjectNode.class));
    keeper.address(handle, customer, Optional.of(owner), address);
  }

  static Requisites firm(String name, String inn) {
    return requisites("0x92EE03691F25A9FE4BE9910CD87CA9CA", "", false, name, inn, "", "");
  }

  private static Requisites requisites(
      String form,
      String customForm,
      boolean anonymous,
      String name,
      String inn,
      String document,
      String phone) {
    Optional<JsonNode> custom = given(customForm).map(JsonMapper.shared()::readTree);
    return new Requisites(
        given(form),
        custom,
        !inn.isEmpty(),
        name,
        given(inn),
        given(document).map(JsonMapper.shared()::readTree),
        anonymous,
        given(phone),
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(some -> !some.isEmpty());
  }
}
