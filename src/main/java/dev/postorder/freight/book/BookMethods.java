package dev.postorder.freight.book;

import dev.postorder.access.Counteragents;
import dev.postorder.addressbook.AddressBook;
import dev.postorder.calllog.CallLog;
import dev.postorder.freight.method.Answers;
import dev.postorder.freight.method.Effects;
import dev.postorder.freight.method.FreightOptions;
import dev.postorder.freight.method.Method;
import dev.postorder.freight.method.Reply;
import dev.postorder.freight.method.Turn;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

/** The methods of the address book (freight specification, section 8). */
public final class BookMethods {
  private static final String V1 = "v1/customers/book/";
  private static final String V2 = "v2/book/";

  private final Map<String, Method> methods = new HashMap<>();

  /** Puts them over the books. */
  public BookMethods(
      Counteragents counteragents,
      AddressBook book,
      Effects effects,
      CallLog callLog,
      Answers answers,
      FreightOptions options) {
    var desk = new Desk(counteragents, book, effects, callLog);
    var told = new BookAnswers(answers, options.zone());
    var list = new ListCounteragents(desk, told, options.zone());
    var counteragent = new UpdateCounteragent(desk, told, options.strictParties());
    var person = new UpdatePerson(desk, told);
    read("counteragents", "counteragents", list::list);
    methods.put(V2 + "counteragents/search", Method.read(turn -> list.search(Wire.V2, turn)));
    write("counteragent/update", "counteragents/update", counteragent::answer);
    read("addresses", "addresses", new ListAddresses(desk, told)::answer);
    write("address/update", "addresses/update", new UpdateAddress(desk, told)::answer);
    read("contacts", "address", new ListContacts(desk, told)::answer);
    write("contact/update", "contacts/update", person::contact);
    write("phone/update", "phones/update", person::phone);
    write("delete", "delete", new DeleteEntries(desk, told)::answer);
  }

  /** By their paths. */
  public Map<String, Method> methods() {
    return Map.copyOf(methods);
  }

  private void read(String v2, String v1, BiFunction<Wire, Turn, Reply> method) {
    methods.put(V2 + v2, Method.read(turn -> method.apply(Wire.V2, turn)));
    methods.put(V1 + v1, Method.read(turn -> method.apply(Wire.V1, turn)));
  }

  private void write(String v2, String v1, BiFunction<Wire, Turn, Reply> method) {
    methods.put(V2 + v2, Method.write(turn -> method.apply(Wire.V2, turn)));
    methods.put(V1 + v1, Method.write(turn -> method.apply(Wire.V1, turn)));
  }
}
