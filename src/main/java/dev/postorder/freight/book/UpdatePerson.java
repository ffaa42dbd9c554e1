package dev.postorder.freight.book;

import dev.postorder.addressbook.Belongs;
import dev.postorder.addressbook.BookPhone;
import dev.postorder.addressbook.Saved;
import dev.postorder.freight.body.Lengths;
import dev.postorder.freight.body.PhoneRule;
import dev.postorder.freight.body.UnknownIds;
import dev.postorder.freight.method.Reply;
import dev.postorder.freight.method.Turn;
import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.Fields;
import dev.postorder.freight.wire.FreightError;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * book/contact/update and book/phone/update: adds a person or a phone to the address with {@code
 * addressID}, or changes the one whose id is passed. Anonymous receivers have neither.
 */
final class UpdatePerson {
  private static final String ADDRESS = "addressID";
  private static final int LONGEST = 255;

  private final Desk desk;
  private final BookAnswers answers;

  UpdatePerson(Desk desk, BookAnswers answers) {
    this.desk = desk;
    this.answers = answers;
  }

  Reply contact(Wire wire, Turn turn) {
    Fields body = turn.body();
    String key = wire == Wire.V1 ? "personID" : "contactID";
    String name = body.required("contact", Lengths.text(body, "contact", LONGEST)).orElse("");
    return answer(
        wire,
        turn,
        key,
        UnknownIds.CONTACTS,
        new Writes() {
          @Override
          public Saved add(Handle handle, long customerId, Belongs belongs) {
            return desk.keeper().contact(handle, customerId, belongs, name);
          }

          @Override
          public Optional<Saved> change(Handle handle, long customerId, long id) {
            return desk.keeper().contact(handle, customerId, id, name);
          }
        });
  }

  Reply phone(Wire wire, Turn turn) {
    Fields body = turn.body();
    body.required("phoneNumber", body.raw("phoneNumber"));
    String ext = PhoneRule.ANY.ext(body, wire == Wire.V1 ? "addNumber" : "ext");
    BookPhone phone = new BookPhone(PhoneRule.ANY.number(body, "phoneNumber").orElse(""), ext);
    return answer(
        wire,
        turn,
        "phoneID",
        UnknownIds.PHONES,
        new Writes() {
          @Override
          public Saved add(Handle handle, long customerId, Belongs belongs) {
            return desk.keeper().phone(handle, customerId, belongs, phone);
          }

          @Override
          public Optional<Saved> change(Handle handle, long customerId, long id) {
            return desk.keeper().phone(handle, customerId, id, phone);
          }
        });
  }

  /** How an entry of the kind is written. */
  private interface Writes {
    Saved add(Handle handle, long customerId, Belongs belongs);

    Optional<Saved> change(Handle handle, long customerId, long id);
  }

  private Reply answer(Wire wire, Turn turn, String key, String unknown, Writes writes) {
    Fields body = turn.body();
    Optional<Long> id = body.integer(key);
    if (body.raw(key).isPresent()) {
      return desk.write(
          turn,
          (handle, customer) ->
              writes
                  .change(handle, customer, id.orElseThrow())
                  .map(saved -> answers.saved(wire, key, saved))
                  .orElseGet(() -> Desk.unknown(unknown, key, id.orElseThrow())));
    }
    Optional<Long> address = body.required(ADDRESS, body.integer(ADDRESS));
    return desk.write(
        turn,
        (handle, customer) -> add(wire, handle, customer, address.orElseThrow(), key, writes));
  }

  private Reply add(
      Wire wire, Handle handle, long customerId, long address, String key, Writes writes) {
    Belongs belongs =
        desk.keeper().belongs(handle, customerId, Optional.empty(), Optional.of(address));
    if (belongs.addressId().isEmpty()) {
      return Desk.unknown(UnknownIds.ADDRESS, ADDRESS, address);
    }
    if (desk.keeper().isAnonymous(handle, customerId, belongs.counteragentId())) {
      return Reply.refused(
          Fault.saying(
              FreightError.UNAVAILABLE,
              "Добавление телефонов и контактов невозможно для анонимных получателей",
              ADDRESS));
    }
    return answers.saved(wire, key, writes.add(handle, customerId, belongs));
  }
}
